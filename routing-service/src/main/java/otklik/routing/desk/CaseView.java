package otklik.routing.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Tags;
import otklik.routing.attachment.Attached;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Lead;
import otklik.routing.casework.Resolution;
import otklik.routing.casework.ReturnNote;
import otklik.routing.casework.TimelineEntry;
import otklik.routing.notice.CaseNotice;

/**
 * A case as staff see it: masked.
 *
 * @param allowed commands that are possible now
 * @param confidence probability of the first guess
 * @param pausedSince absent while the clock runs
 * @param why which values of the case met the rule
 * @param voices how many citizens it answers, each by a case of his own that joined this one, its own included
 * @param lead number of the case that this one has joined
 * @param campaign the campaign or question pool that the message belongs to
 * @param attachments files of its messages, kept or refused; each is asked for by its own link
 * @param guess the category guessed first, whatever the case has now
 * @param location where the sender says that it is, a {@link otklik.contracts.Location}; its address is masked
 * @param platform what the platform that the message came by says of its own work on it, a {@link otklik.contracts.Platform}
 * @param notices what its citizen was told, and what could not be told
 * @param guesses the best three with their probabilities, best first; none for a case from before they were kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        String caseId,
        String reference,
        int version,
        String status,
        List<String> allowed,
        String category,
        @Nullable String leaf,
        double confidence,
        String guess,
        List<Tags.Guess> guesses,
        @Nullable String kind,
        @Nullable String emergency,
        @Nullable String municipality,
        String regime,
        @Nullable String executor,
        @Nullable String curator,
        Instant openedAt,
        @Nullable Instant deadline,
        @Nullable Instant pausedSince,
        @Nullable String rule,
        String packVersion,
        @Nullable String why,
        String messageId,
        String channel,
        String source,
        String text,
        @Nullable String resolution,
        @Nullable Instant answeredAt,
        @Nullable Returned returned,
        int voices,
        @Nullable String lead,
        @Nullable String campaign,
        List<Attached> attachments,
        @Nullable JsonNode location,
        @Nullable JsonNode platform,
        List<CaseNotice> notices,
        List<Entry> timeline) {

    /** What the agency said that gave the case back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Returned(String agency, String reason, @Nullable String hint) {}

    /** One version of the case and what made it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(
            int version,
            Instant at,
            String event,
            @Nullable String actor,
            @Nullable String agency,
            @Nullable String detail) {}

    static CaseView of(
            Case shown,
            List<Attached> attachments,
            List<TimelineEntry> timeline,
            List<CaseNotice> notices,
            ReadBeside.Beside beside) {
        Assignment held = shown.status().assignment().orElse(null);
        Resolution resolution = shown.status().resolution().orElse(null);
        Lead lead = shown.lead();
        ReturnNote returned = shown.status() instanceof CaseStatus.Triage triage ? triage.returned() : null;
        return new CaseView(
                shown.caseId(),
                shown.reference(),
                shown.version(),
                shown.status().code(),
                List.copyOf(shown.allowed()),
                shown.category(),
                shown.leaf(),
                shown.confidence(),
                shown.understood().guess(),
                shown.understood().guesses(),
                shown.understood().kind(),
                shown.understood().emergency(),
                shown.municipality(),
                shown.regime(),
                held == null ? null : held.executor(),
                held == null ? null : held.curator(),
                shown.openedAt(),
                held == null ? null : held.deadline(),
                shown.clock().pausedSince(),
                shown.rule(),
                shown.packVersion(),
                shown.ruling().why(),
                shown.messageId(),
                shown.origin().channel(),
                shown.origin().source(),
                shown.text(),
                resolution == null ? null : resolution.text(),
                resolution == null ? null : resolution.at(),
                returned == null ? null : new Returned(returned.agency(), returned.reason(), returned.hint()),
                shown.voices(),
                lead == null ? null : lead.reference(),
                shown.campaign(),
                attachments,
                beside.location(),
                beside.platform(),
                notices,
                timeline.stream()
                        .map(entry -> new Entry(
                                entry.version(),
                                entry.at(),
                                entry.event(),
                                entry.actor(),
                                entry.agency(),
                                entry.detail()))
                        .toList());
    }
}
