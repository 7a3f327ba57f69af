package otklik.notify.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.contracts.NoticeEvent;
import otklik.contracts.NoticeEvent.NoticeResent;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.Trace;
import otklik.notify.delivery.NoticeEvents;
import otklik.notify.delivery.Recipient;

/** A row of the ledger that is opened again by hand, as far as its event needs it. */
record Line(
        String noticeId,
        String lane,
        String caseId,
        int caseVersion,
        String messageId,
        String notice,
        String eventId,
        @Nullable String traceparent,
        int resent) {

    /** What {@link #read} reads, in its order; the table is {@code delivery}. */
    static final String COLUMNS = """
            delivery.notice_id, delivery.lane, delivery.case_id, delivery.case_version, delivery.message_id, delivery.notice,
            delivery.event_id, delivery.traceparent, delivery.resent""";

    static Line read(ResultSet row) throws SQLException {
        return new Line(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                row.getInt(4),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                row.getString(8),
                row.getInt(9));
    }

    /** What was said in a chat is no notice of a case, and nobody waits to hear of it. */
    boolean isOfACase() {
        return NoticeEvents.isOfACase(notice);
    }

    Outgoing<NoticeEvent> isResent(Instant at) {
        return event(
                "resent", new NoticeResent(noticeId, caseId, messageId, notice, channel(), resent, at, caseVersion));
    }

    private String channel() {
        return Recipient.channelOf(lane);
    }

    private Outgoing<NoticeEvent> event(String what, NoticeEvent event) {
        return new Outgoing<>(
                Streams.NOTICES_EVENTS,
                List.of(Streams.NOTICES_EVENTS.name()),
                caseId,
                NoticeEvents.id(what, noticeId, resent),
                noticeId,
                eventId,
                Trace.continueOrStart(traceparent),
                event);
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
