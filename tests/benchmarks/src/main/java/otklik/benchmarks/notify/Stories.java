package otklik.benchmarks.notify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.ContactEvent;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;

/** Cases as routing-service would publish them, and contacts as ingest-service would. */
final class Stories {
    /** Notices of {@link #opened}, {@link #asked} and {@link #answered}: none of them is ever superseded by another. */
    static final int NOTICES = 3;

    /** Numbers of Telegram's chats begin here. */
    static final long FIRST_CHAT = 1_000_000;

    private static final String REFERENCE = "K7X2M-9QPRT";
    private static final String WORDS = "masked text of a citizen about a road. ".repeat(10);

    private final Sealer sealer;

    /** @param sealer seals to notify */
    Stories(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The acknowledgement. */
    Outgoing<CaseEvent> opened(Way way, String run, int number) {
        return event(
                run,
                number,
                new CaseEvent.CaseOpened(snapshot(way, run, number, 1, "assigned", null), sealer.seal("123456")));
    }

    /** A question of the agency. */
    Outgoing<CaseEvent> asked(Way way, String run, int number) {
        return event(
                run,
                number,
                new CaseEvent.ClockPaused(
                        snapshot(way, run, number, 2, "assigned", null), "question", "Which house is it?"));
    }

    Outgoing<CaseEvent> answered(Way way, String run, int number) {
        return event(
                run,
                number,
                new CaseEvent.CaseAnswered(
                        snapshot(way, run, number, 3, "approved", null), "The road was mended on Tuesday."));
    }

    /** The answer to one of many that joined another. */
    Outgoing<CaseEvent> answeredWithItsLead(Way way, String run, int number, CaseSnapshot.Lead lead) {
        return event(
                run,
                number,
                new CaseEvent.CaseAnswered(
                        snapshot(way, run, number, 2, "approved", lead), "The road was mended on Tuesday."));
    }

    Outgoing<ContactEvent> contact(String channel, String source, int chat) {
        String contactId = Way.contactId(channel, chat);
        return Outgoing.to(
                Streams.CONTACTS,
                contactId,
                Ids.next(),
                contactId,
                new ContactEvent.ContactGiven(
                        contactId,
                        channel,
                        source,
                        sealer.seal(
                                channel.equals("telegram")
                                        ? Long.toString(FIRST_CHAT + chat)
                                        : source + "." + contactId),
                        Instant.now(),
                        "citizen-" + contactId,
                        null));
    }

    private static Outgoing<CaseEvent> event(String run, int number, CaseEvent event) {
        String caseId = Way.caseId(run, number);
        return Outgoing.<CaseEvent>to(Streams.CASES_EVENTS, caseId, Ids.next(), caseId, event)
                .traced(null);
    }

    private static CaseSnapshot snapshot(
            Way way, String run, int number, int version, String status, CaseSnapshot.@Nullable Lead lead) {
        String caseId = Way.caseId(run, number);
        return new CaseSnapshot(
                caseId,
                REFERENCE,
                version,
                status,
                caseId,
                way.origin(run, number),
                "roads",
                0.9,
                null,
                "social",
                "minstroy",
                null,
                Instant.now(),
                Instant.now().plus(Duration.ofDays(1)),
                "rule",
                "pack",
                WORDS,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                lead,
                null);
    }
}
