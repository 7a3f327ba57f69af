package otklik.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as subscribers see it: masked, complete, ordered by {@code caseVersion}.
 *
 * @param caseId derived from the first message's id
 * @param reference the random number that the citizen is given, {@code XXXXX-XXXXX}
 * @param caseVersion 1, 2, 3 … without gaps, taken under the case's row lock
 * @param status {@code triage}, {@code assigned}, {@code accepted}, {@code answered}, {@code approved}, {@code closed},
 *     {@code rejected}, {@code joined}
 * @param messageId the first message
 * @param origin where answers go
 * @param category code of the region pack: the first guess, or what staff corrected it to
 * @param confidence calibrated probability of the first guess, 0 to 1; a correction leaves it
 * @param municipality code of the region pack, where it is known
 * @param regime which clock applies
 * @param executor code of the agency that works on it; absent in triage
 * @param curator code of the agency that watches over it
 * @param openedAt when the case was opened
 * @param deadline absent where the regime has none, or in triage
 * @param rule which rule of the pack decided
 * @param packVersion the pack's version at the decision
 * @param text masked
 * @param leaf finer category of the region pack, where it is known
 * @param guess the category that classify-service guessed first, whatever the case has now
 * @param guesses the best three, first guess included, best first
 * @param model version of the trained model that guessed
 * @param kind what the citizen wants: {@code complaint}, {@code request} …
 * @param emergency the hazard pattern that fired; absent where none did
 * @param voices how many citizens told of it, each with a case of his own that joined this one, his own included; at least 1. Absent
 *     in events from before voices were counted
 * @param lead the case that this one joined: its answer answers both; absent where it is worked on by itself
 * @param campaign as {@link Message#campaign()} of the first message
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
        String text,
        @Nullable String leaf,
        @Nullable String guess,
        @Nullable List<Tags.Guess> guesses,
        @Nullable String model,
        @Nullable String kind,
        @Nullable String emergency,
        @Nullable Integer voices,
        @Nullable Lead lead,
        @Nullable String campaign) {

    public CaseSnapshot {
        guesses = guesses == null ? null : List.copyOf(guesses);
    }

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
     * @param network as {@link Message#network()}
     */
    public record Origin(
            String channel,
            String source,
            String externalId,
            String conversation,
            @Nullable String contactId,
            @Nullable String language,
            @Nullable String network) {

        /** By a way that is its own network. */
        public Origin(
                String channel,
                String source,
                String externalId,
                String conversation,
                @Nullable String contactId,
                @Nullable String language) {
            this(channel, source, externalId, conversation, contactId, language, null);
        }
    }

    /**
     * The case that others have joined: it is worked on for all of them.
     *
     * @param caseId its id
     * @param reference its number
     */
    public record Lead(String caseId, String reference) {}
}
