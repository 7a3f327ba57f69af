package otklik.notify.contact;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code chat_bar}: the last that a citizen said of it counts, however often and late it is read. Works within the caller's
 * transaction.
 */
@Singleton
public final class ChatBars {

    /** No notices but what has to be told. */
    public void stop(Connection transaction, String contactId, Instant at) throws SQLException {
        put(transaction, contactId, at, null, at);
    }

    /** Notices again. */
    public void start(Connection transaction, String contactId, Instant at) throws SQLException {
        put(transaction, contactId, null, null, at);
    }

    /** Nothing reaches him; what he wanted before stands when he comes back. */
    public void block(Connection transaction, String contactId, Instant at) throws SQLException {
        keepingStop(transaction, contactId, at, at);
    }

    public void open(Connection transaction, String contactId, Instant at) throws SQLException {
        keepingStop(transaction, contactId, null, at);
    }

    private static void put(
            Connection transaction,
            String contactId,
            @Nullable Instant stoppedAt,
            @Nullable Instant blockedAt,
            Instant at)
            throws SQLException {
        upsert(transaction, "stopped_at = excluded.stopped_at,", contactId, stoppedAt, blockedAt, at);
    }

    private static void keepingStop(Connection transaction, String contactId, @Nullable Instant blockedAt, Instant at)
            throws SQLException {
        upsert(transaction, "", contactId, null, blockedAt, at);
    }

    private static void upsert(
            Connection transaction,
            String also,
            String contactId,
            @Nullable Instant stoppedAt,
            @Nullable Instant blockedAt,
            Instant at)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into chat_bar as known (contact_id, stopped_at, blocked_at, changed_at)
                select new.id, ?::timestamptz, ?::timestamptz, new.at
                from (select ?::text as id, ?::timestamptz as at) new
                where not exists (
                    select from erased_contact e
                    where e.contact_hash = sha256(convert_to(new.id, 'UTF8')) and e.erased_at >= new.at)
                on conflict on constraint chat_bar_pkey do update
                set\s""" + also + """
                 blocked_at = excluded.blocked_at, changed_at = excluded.changed_at
                where known.changed_at <= excluded.changed_at""")) {
            upsert.setString(1, stoppedAt == null ? null : stoppedAt.toString());
            upsert.setString(2, blockedAt == null ? null : blockedAt.toString());
            upsert.setString(3, contactId);
            upsert.setString(4, at.toString());
            upsert.executeUpdate();
        }
    }
}
