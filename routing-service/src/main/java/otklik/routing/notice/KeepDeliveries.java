package otklik.routing.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import otklik.contracts.NoticeEvent;
import otklik.contracts.NoticeEvent.NoticeFailed;
import otklik.contracts.NoticeEvent.NoticeResent;
import otklik.contracts.NoticeEvent.NoticeSent;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.routing.sight.Sight;

/**
 * Reads {@code notices.events} into {@code case_notice}: the last state of every notice. A platform's acknowledgement that it took is left
 * out: there is one for each message, its platform shows it, and nobody at a desk asks for it.
 */
public final class KeepDeliveries implements DatabaseConsumer.Handler<NoticeEvent> {
    private static final String WEBHOOK = "webhook";
    private static final String ACKNOWLEDGEMENT = "acknowledgement";

    /** @param messageId by it the case is found: there is no index for the case's id */
    private record Row(
            String noticeId,
            String caseId,
            String messageId,
            String notice,
            String channel,
            String state,
            @Nullable Integer version,
            @Nullable Integer attempts,
            @Nullable String fault,
            Instant at) {}

    @Override
    public void handle(Connection transaction, List<Envelope<NoticeEvent>> batch) throws SQLException {
        Map<String, Row> last = new LinkedHashMap<>();
        List<NoticeSent> plain = new ArrayList<>();
        for (Envelope<NoticeEvent> envelope : batch) {
            if (envelope.event() instanceof NoticeSent sent && isPlain(sent)) {
                plain.add(sent);
            } else {
                Row row = row(envelope.event());
                last.merge(row.noticeId(), row, (one, other) -> other.at().isBefore(one.at()) ? one : other);
            }
        }
        Sight.SERVICE.enter(transaction);
        keep(transaction, List.copyOf(last.values()));
        finish(transaction, plain);
    }

    private static Row row(NoticeEvent event) {
        return switch (event) {
            case NoticeSent sent ->
                new Row(
                        sent.noticeId(),
                        sent.caseId(),
                        sent.messageId(),
                        sent.notice(),
                        sent.channel(),
                        "sent",
                        sent.caseVersion(),
                        sent.attempts(),
                        null,
                        sent.sentAt());
            case NoticeFailed failed ->
                new Row(
                        failed.noticeId(),
                        failed.caseId(),
                        failed.messageId(),
                        failed.notice(),
                        failed.channel(),
                        "failed",
                        failed.caseVersion(),
                        failed.attempts(),
                        failed.fault(),
                        failed.failedAt());
            case NoticeResent resent ->
                new Row(
                        resent.noticeId(),
                        resent.caseId(),
                        resent.messageId(),
                        resent.notice(),
                        resent.channel(),
                        "again",
                        resent.caseVersion(),
                        null,
                        null,
                        resent.resentAt());
        };
    }

    private static boolean isPlain(NoticeSent sent) {
        return sent.channel().equals(WEBHOOK) && sent.notice().startsWith(ACKNOWLEDGEMENT);
    }

    /** Of what is left out: those that had failed before, and so have a row that is not true any more. */
    private static void finish(Connection transaction, List<NoticeSent> sent) throws SQLException {
        if (sent.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update case_notice known
                set state = 'sent', attempts = n.attempts::int, fault = null, at = n.at::timestamptz
                from unnest(?, ?, ?) as n (notice_id, attempts, at)
                where known.notice_id = n.notice_id::uuid and known.at <= n.at::timestamptz""")) {
            column(update, 1, sent, NoticeSent::noticeId);
            column(update, 2, sent, one -> Integer.toString(one.attempts()));
            column(update, 3, sent, one -> one.sentAt().toString());
            update.executeUpdate();
        }
    }

    private static void keep(Connection transaction, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into case_notice as known
                    (notice_id, case_number, notice, channel, state, case_version, attempts, fault, at)
                select n.notice_id::uuid, c.number, n.notice, n.channel, n.state, n.version::int, n.attempts::int, n.fault,
                    n.at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as n (notice_id, case_id, message_id, notice, channel, state, version, attempts, fault, at)
                cross join lateral (
                    select o.number from message m join cases o on o.number = m.case_number
                    where m.message_id = n.message_id::uuid and o.case_id = n.case_id::uuid and o.erased_at is null
                    union
                    select o.number from cases o
                    where o.is_part and o.message_id = n.message_id::uuid and o.case_id = n.case_id::uuid
                      and o.erased_at is null) c
                on conflict on constraint case_notice_pkey do update
                set state = excluded.state, case_version = excluded.case_version,
                    attempts = coalesce(excluded.attempts, known.attempts), fault = excluded.fault, at = excluded.at
                where known.at <= excluded.at""")) {
            column(upsert, 1, rows, Row::noticeId);
            column(upsert, 2, rows, Row::caseId);
            column(upsert, 3, rows, Row::messageId);
            column(upsert, 4, rows, Row::notice);
            column(upsert, 5, rows, Row::channel);
            column(upsert, 6, rows, Row::state);
            column(upsert, 7, rows, row -> text(row.version()));
            column(upsert, 8, rows, row -> text(row.attempts()));
            column(upsert, 9, rows, Row::fault);
            column(upsert, 10, rows, row -> row.at().toString());
            upsert.executeUpdate();
        }
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static <R> void column(
            PreparedStatement statement, int index, List<R> rows, Function<R, @Nullable String> value)
            throws SQLException {
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(index, statement.getConnection().createArrayOf("text", values));
    }
}
