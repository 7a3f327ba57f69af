package otklik.notify.web;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** The table {@code web_notice}. Every method is one statement, or two. */
@Singleton
final class WebNoticeRows {
    /** Where replicas hear that a chat has something new. */
    static final String BELL = "otklik_web_notice";

    /** A row to write. */
    record Written(UUID noticeId, WebChat chat, String language, String sealedText, Instant goneAt) {}

    /** What a chat wants to know. */
    record Question(WebChat chat, long after) {}

    /**
     * A row as it is kept.
     *
     * @param question index of the question that it answers
     */
    record Kept(
            int question,
            UUID noticeId,
            long position,
            String notice,
            String language,
            String sealedText,
            Instant madeAt) {}

    /**
     * Writes what is not there yet (constraint {@code web_notice_pkey}) and rings for its chats. Only of a delivery that is
     * still on its way: the lock on it makes an erasure wait, which then takes the new row, too.
     */
    void write(Connection transaction, List<Written> rows, Instant now) throws SQLException {
        List<String> rung = new ArrayList<>();
        try (PreparedStatement insert = transaction.prepareStatement("""
                with held as (
                  select notice_id, endpoint, case_id, notice from delivery
                  where notice_id = any (?::uuid[]) and state = 'SENDING' order by notice_id for share)
                insert into web_notice (notice_id, chat, position, contact_id, case_id, notice, language, sealed_text, made_at, gone_at)
                select held.notice_id, new.chat::uuid,
                  greatest((extract(epoch from ?::timestamptz) * 1000000)::bigint,
                    (select max(w.position) + 1 from web_notice w where w.chat = new.chat::uuid)),
                  held.endpoint, held.case_id, held.notice, new.language, new.sealed_text, ?::timestamptz, new.gone_at::timestamptz
                from held join unnest(?, ?, ?, ?, ?) as new(notice_id, chat, language, sealed_text, gone_at)
                  on held.notice_id = new.notice_id::uuid
                on conflict on constraint web_notice_pkey do nothing
                returning chat::text""")) {
            Array ids = column(transaction, rows, Written::noticeId);
            insert.setArray(1, ids);
            insert.setString(2, now.toString());
            insert.setString(3, now.toString());
            insert.setArray(4, ids);
            insert.setArray(5, column(transaction, rows, row -> row.chat().id()));
            insert.setArray(6, column(transaction, rows, Written::language));
            insert.setArray(7, column(transaction, rows, Written::sealedText));
            insert.setArray(8, column(transaction, rows, Written::goneAt));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    rung.add(row.getString(1));
                }
            }
        }
        if (!rung.isEmpty()) {
            try (PreparedStatement ring =
                    transaction.prepareStatement("select pg_notify('" + BELL + "', chat) from unnest(?) as chat")) {
                ring.setArray(1, transaction.createArrayOf("text", rung.toArray()));
                ring.executeQuery().close();
            }
        }
    }

    /** For each question what came after, oldest first, at most so many; ordered by question. */
    List<Kept> after(Connection transaction, List<Question> questions, int most) throws SQLException {
        List<Kept> kept = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select asked.ord::int - 1, w.notice_id, w.position, w.notice, w.language, w.sealed_text, w.made_at
                from unnest(?::uuid[], ?::bigint[]) with ordinality as asked(chat, after, ord)
                cross join lateral (
                  select * from web_notice w where w.chat = asked.chat and w.position > asked.after
                  order by w.position limit ?) w
                order by asked.ord, w.position""")) {
            select.setArray(
                    1,
                    column(transaction, questions, question -> question.chat().id()));
            select.setArray(2, column(transaction, questions, Question::after));
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new Kept(
                            row.getInt(1),
                            Objects.requireNonNull(row.getObject(2, UUID.class)),
                            row.getLong(3),
                            text(row, 4),
                            text(row, 5),
                            text(row, 6),
                            Objects.requireNonNull(row.getObject(7, OffsetDateTime.class))
                                    .toInstant()));
                }
            }
        }
        return kept;
    }

    /** Deletes rows whose time is over, at most some thousands; returns how many. */
    int deleteOver(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from web_notice where notice_id in (
                  select notice_id from web_notice where gone_at <= ?::timestamptz limit 5000 for update skip locked)""")) {
            delete.setString(1, now.toString());
            return delete.executeUpdate();
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static <R> Array column(Connection transaction, List<R> rows, Function<R, Object> value)
            throws SQLException {
        return transaction.createArrayOf(
                "text", rows.stream().map(row -> value.apply(row).toString()).toArray());
    }
}
