package otklik.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a platform hears on {@code connector.<code>.statuses} of the messages that it brought: written by notify-service. */
public sealed interface StatusEvent extends Event {

    /**
     * {@code otklik.connector.status.v1}: a message's case was opened, or has another status. {@code ce_id} is the notice's id: the same that
     * the webhook has, where a platform takes both.
     *
     * @param noticeId derived from its cause: one cause gives one notice
     * @param notice which notice: {@code acknowledgement}, {@code status-assigned} …
     * @param messageId our id of the message
     * @param externalId the message's id on its network, where that is known; else the platform's own
     * @param network where the message was written, where that is known
     * @param caseId the case it became
     * @param caseVersion grows with every change of the case
     * @param reference the case's number for the citizen
     * @param status of the case
     * @param category code of the region pack
     * @param agency code of the agency that works on it; absent in triage
     * @param deadline absent in triage, or where no answer is owed by a date
     * @param resolution the agency's answer, in an answer; absent where the platform answers in public
     * @param reason code of why nobody works on it, in a rejection
     * @param at when it happened
     */
    record StatusChanged(
            String noticeId,
            String notice,
            String messageId,
            String externalId,
            @Nullable String network,
            String caseId,
            int caseVersion,
            String reference,
            String status,
            String category,
            @Nullable String agency,
            @Nullable Instant deadline,
            @Nullable String resolution,
            @Nullable String reason,
            Instant at)
            implements StatusEvent {

        @Override
        public String toString() {
            return "StatusChanged[noticeId=" + noticeId + ", status=" + status + "]";
        }
    }
}
