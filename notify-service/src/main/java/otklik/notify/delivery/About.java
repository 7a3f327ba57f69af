package otklik.notify.delivery;

import otklik.contracts.CaseSnapshot;

/**
 * What a notice is about; what is said in a chat beside notices has the chat's own id for both.
 *
 * @param caseVersion keeps the notices of one case in order
 */
public record About(String caseId, int caseVersion, String messageId) {

    static About of(CaseSnapshot snapshot) {
        return new About(snapshot.caseId(), snapshot.caseVersion(), snapshot.messageId());
    }
}
