package otklik.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.CaseSnapshot.Origin;
import otklik.contracts.CitizenEvent;
import otklik.contracts.MessageId;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;

/** What happens to one case, as routing would publish it. */
final class CaseStory {
    static final Instant DEADLINE = Instant.parse("2030-01-02T03:04:05Z");

    final String caseId = UUID.randomUUID().toString();
    final String externalId = "ext-" + caseId;
    final String messageId;
    final String reference = "K7X2M-9QPRT";
    private final Origin origin;
    private int version;
    private @Nullable String emergency;

    private CaseStory(String channel, String source, @Nullable String contactId, @Nullable String network) {
        this.messageId = MessageId.of(network == null ? source : network, externalId);
        this.origin = new Origin(channel, source, externalId, messageId, contactId, "en", network);
    }

    static CaseStory from(String connector) {
        return new CaseStory("connector", connector, null, null);
    }

    static CaseStory fromNetwork(String connector, String network) {
        return new CaseStory("connector", connector, null, network);
    }

    /** Of a client that gave its user's address. */
    static CaseStory fromWithContact(String connector, String contactId) {
        return new CaseStory("connector", connector, contactId, null);
    }

    static CaseStory fromChat(String channel, String bot, String contactId) {
        return new CaseStory(channel, bot, contactId, null);
    }

    /** Of a citizen who gave no address, by a channel that is no connector's. */
    static CaseStory fromNobody(String channel, String source) {
        return new CaseStory(channel, source, null, null);
    }

    static CaseStory fromTelegram(String bot, String contactId) {
        return new CaseStory("telegram", bot, contactId, null);
    }

    static CaseStory fromWeb(String site, String contactId) {
        return new CaseStory("web", site, contactId, null);
    }

    Outgoing<CaseEvent> opened(String sealedPin) {
        return event(new CaseEvent.CaseOpened(snapshot("assigned", "minstroy"), sealedPin));
    }

    Outgoing<CaseEvent> openedInTriage(String sealedPin) {
        return event(new CaseEvent.CaseOpened(snapshot("triage", null), sealedPin));
    }

    Outgoing<CaseEvent> assigned() {
        return event(new CaseEvent.CaseAssigned(snapshot("assigned", "minzdrav")));
    }

    Outgoing<CaseEvent> returned() {
        return event(new CaseEvent.CaseReturned(snapshot("triage", null), "minstroy", "not-ours", null));
    }

    Outgoing<CaseEvent> rated(int rating) {
        return event(new CaseEvent.CaseRated(snapshot("approved", "minzdrav"), rating, null, "none"));
    }

    Outgoing<CaseEvent> closed() {
        return event(new CaseEvent.CaseClosed(snapshot("closed", "minzdrav")));
    }

    /** Somebody took a step back, and the case is where it was. */
    Outgoing<CaseEvent> undone(String step, @Nullable String executor) {
        return event(new CaseEvent.StepUndone(snapshot(executor == null ? "triage" : "assigned", executor), step));
    }

    /** Somebody is in danger. */
    Outgoing<CaseEvent> openedUrgently(String sealedPin) {
        emergency = "gas-smell";
        return opened(sealedPin);
    }

    Outgoing<CaseEvent> unacknowledged(int level, String to, int round) {
        return event(new CaseEvent.CaseUnacknowledged(snapshot("assigned", "minstroy"), level, to, round));
    }

    Outgoing<CaseEvent> escalated(String to) {
        return event(new CaseEvent.CaseEscalated(snapshot("assigned", "minstroy"), 1, to));
    }

    Outgoing<CaseEvent> answeredAtOnce(String sealedPin, String answer) {
        return event(new CaseEvent.CaseOpened(snapshot("approved", null), sealedPin, answer, null));
    }

    Outgoing<CaseEvent> rejectedAtOnce(String sealedPin, String reason) {
        return event(new CaseEvent.CaseOpened(snapshot("rejected", null), sealedPin, null, reason));
    }

    Outgoing<CaseEvent> answered(String resolution) {
        return event(new CaseEvent.CaseAnswered(snapshot("approved", "minzdrav"), resolution));
    }

    /** The citizen's next message, of this network, was added to the case. */
    Outgoing<CaseEvent> added(String nextExternalId, String network) {
        String added = MessageId.of(network, nextExternalId);
        return event(new CaseEvent.MessageAdded(
                snapshot("assigned", "minzdrav"),
                added,
                "masked text",
                new Origin(origin.channel(), origin.source(), nextExternalId, added, null, "en", network),
                null));
    }

    Outgoing<CaseEvent> revised() {
        return event(new CaseEvent.CaseRevised(snapshot("assigned", "minzdrav"), messageId));
    }

    /** The citizen's words are the same; the platform has gone on. */
    Outgoing<CaseEvent> reportedByPlatform() {
        return event(new CaseEvent.CaseRevised(
                snapshot("assigned", "minzdrav"), messageId, CaseEvent.CaseRevised.BY_PLATFORM, null));
    }

    Outgoing<CaseEvent> repeated() {
        return event(new CaseEvent.MessageRepeated(snapshot("assigned", "minzdrav"), messageId, null));
    }

    Outgoing<CaseEvent> erased() {
        return event(new CaseEvent.CaseErased(snapshot("rejected", "minzdrav"), "citizen"));
    }

    /** The citizen of this case, who is answered at this contact, asked to be forgotten. */
    Outgoing<CitizenEvent> erasedCitizen(String contactId) {
        CitizenEvent gone = new CitizenEvent.CitizenErased(
                caseId,
                "pseudonym",
                List.of(contactId),
                List.of(caseId),
                List.of(messageId),
                new CitizenEvent.Asked(caseId, reference, 100, "rejected", "roads", messageId, origin),
                Instant.now());
        return Outgoing.to(Streams.CITIZENS_EVENTS, caseId, Ids.next(), caseId, gone);
    }

    private Outgoing<CaseEvent> event(CaseEvent event) {
        return Outgoing.<CaseEvent>to(Streams.CASES_EVENTS, caseId, Ids.next(), caseId, event)
                .traced(null);
    }

    private CaseSnapshot snapshot(String status, @Nullable String executor) {
        version++;
        return new CaseSnapshot(
                caseId,
                reference,
                version,
                status,
                messageId,
                origin,
                "roads",
                0.9,
                null,
                "social",
                executor,
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                executor == null ? null : DEADLINE,
                "rule",
                "pack",
                "masked text",
                null,
                null,
                null,
                null,
                null,
                emergency,
                1,
                null,
                null);
    }
}
