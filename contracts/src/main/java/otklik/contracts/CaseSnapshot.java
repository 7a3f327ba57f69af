package otklik.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as subscribers see it: masked, complete, ordered by {@code caseVersion}.
 *
 * @param caseId derived from the first message's id
 * @param reference the random number that the citizen is given, {@code XXXXX-XXXXX}
 * @param caseVersion 1, 2, 3 … without gaps, taken under the case's row lock
 * @param status {@code triage}, {@code assigned}, {@code answered}
 * @param messageId the first message
 * @param origin where answers go
 * @param category code of the region pack
 * @param confidence calibrated probability of the category, 0 to 1
 * @param municipality code of the region pack, where it is known
 * @param regime which clock applies
 * @param executor code of the agency that works on it; absent in triage
 * @param curator code of the agency that watches over it
 * @param openedAt when the case was opened
 * @param deadline absent where the regime has none, or in triage
 * @param rule which rule of the pack decided
 * @param packVersion the pack's version at the decision
 * @param text masked
 */
public record CaseSnapshot(
        String caseId,
        String reference,
        int caseVersion,
        String status,
        String messageId,
        Origin origin,
        String category,
        double confidence,
        @Nullable String municipality,
        String regime,
        @Nullable String executor,
        @Nullable String curator,
        Instant openedAt,
        @Nullable Instant deadline,
        @Nullable String rule,
        String packVersion,
        String text) {

    @Override
    public String toString() {
        return "CaseSnapshot[caseId=" + caseId + ", version=" + caseVersion + ", status=" + status + "]";
    }

    /**
     * Where a case came from and so where its notices go.
     *
     * @param channel as {@link Message#channel()}
     * @param source as {@link Message#source()}
     * @param externalId as {@link Message#externalId()}
     * @param conversation as {@link Message#conversation()}
     * @param contactId as {@link Message#contactId()}
     * @param language as {@link Message#language()}
     */
    public record Origin(
            String channel,
            String source,
            String externalId,
            String conversation,
            @Nullable String contactId,
            @Nullable String language) {}
}
