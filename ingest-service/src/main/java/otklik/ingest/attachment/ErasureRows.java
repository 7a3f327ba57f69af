package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is forgotten, and what goes with him. Who plans holds the gate open, who erases shuts it for a moment: so nothing is planned
 * between the look for marks and the erasure that it was to be part of. Every method works within the caller's transaction.
 */
@Singleton
final class ErasureRows {
    /** Longer than raw streams and their dead letters bring back what is older (docs/adr/0024-erasure.md). */
    static final Duration MARKS_KEPT = Duration.ofDays(40);

    /** Any number that nothing else in this schema locks. */
    private static final int GATE = 0x0E_2A_5E;

    void holdOpen(Connection transaction) throws SQLException {
        lock(transaction, "select pg_advisory_xact_lock_shared(hashtext(current_schema()), ?)");
    }

    void shut(Connection transaction) throws SQLException {
        lock(transaction, "select pg_advisory_xact_lock(hashtext(current_schema()), ?)");
    }

    private static void lock(Connection transaction, String call) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(call)) {
            select.setInt(1, GATE);
            select.executeQuery().close();
        }
    }

    /** Since when those of the pseudonyms and ids of messages are erased that are. */
    Map<String, Instant> among(Connection transaction, Collection<String> senders) throws SQLException {
        Map<String, String> byHash = new HashMap<>();
        senders.forEach(sender -> byHash.put(HexFormat.of().formatHex(hash(sender)), sender));
        Map<String, Instant> erased = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(
                "select encode(sender_hash, 'hex'), erased_at from erased_sender where sender_hash = any (?)")) {
            select.setArray(1, hashes(transaction, senders));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    erased.put(
                            Objects.requireNonNull(byHash.get(row.getString(1))),
                            Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                    .toInstant());
                }
            }
        }
        return erased;
    }

    void mark(Connection transaction, Collection<String> senders, Instant at) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into erased_sender as known (sender_hash, erased_at) select distinct h, ?::timestamptz from unnest(?) as h
                on conflict on constraint erased_sender_pkey do update
                set erased_at = greatest(known.erased_at, excluded.erased_at)""")) {
            insert.setObject(1, utc(at));
            insert.setArray(2, hashes(transaction, senders));
            insert.executeUpdate();
        }
    }

    /** Files of the citizen that are not younger, and of these messages, also those that no message has taken over yet; returns how many. */
    int forget(Connection transaction, @Nullable String citizen, List<String> messageIds, Instant erasedAt)
            throws SQLException {
        try (PreparedStatement delete = forgetting(
                transaction,
                "select id from attachment where citizen = ? and received_at <= ? or message_id = any (?::uuid[])",
                "select id from upload where citizen = ? and received_at <= ? or message_id = any (?::uuid[])")) {
            for (int first : new int[] {1, 4}) {
                delete.setString(first, citizen);
                delete.setObject(first + 1, utc(erasedAt));
                delete.setArray(first + 2, transaction.createArrayOf("text", messageIds.toArray()));
            }
            return counted(delete);
        }
    }

    /** Files of messages that came before, and uploads whose message will not come any more; returns how many, at most so many of each at a time. */
    int forgetBefore(Connection transaction, Instant before, Instant unclaimedBefore, int most) throws SQLException {
        try (PreparedStatement delete = forgetting(
                transaction,
                "select id from attachment where received_at < ? order by received_at limit ? for update skip locked",
                "select id from upload where received_at < ? order by received_at limit ? for update skip locked")) {
            delete.setObject(1, utc(before));
            delete.setInt(2, most);
            delete.setObject(3, utc(unclaimedBefore));
            delete.setInt(4, most);
            return counted(delete);
        }
    }

    void forgetMarks(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from erased_sender where erased_at < ?")) {
            delete.setObject(1, utc(now.minus(MARKS_KEPT)));
            delete.executeUpdate();
        }
    }

    /** Files are counted down in the order of their hashes, so that two who forget do not wait for each other. */
    private static PreparedStatement forgetting(Connection transaction, String files, String uploads)
            throws SQLException {
        return transaction.prepareStatement("""
                with gone as (
                    delete from attachment where id = any (array(%s)) returning content_hash),
                unclaimed as (
                    delete from upload where id = any (array(%s)) returning content_hash),
                everything as (select content_hash from gone union all select content_hash from unclaimed),
                less as (
                    select content_hash, count(*) as refs from everything where content_hash is not null group by content_hash),
                held as (
                    select b.content_hash, l.refs from blob b join less l on l.content_hash = b.content_hash
                    order by b.content_hash for update of b),
                counted as (
                    update blob b set refs = b.refs - h.refs from held h where b.content_hash = h.content_hash)
                select count(*) from everything""".formatted(files, uploads));
    }

    private static int counted(PreparedStatement delete) throws SQLException {
        try (ResultSet row = delete.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Array hashes(Connection transaction, Collection<String> senders) throws SQLException {
        return transaction.createArrayOf(
                "bytea", senders.stream().map(ErasureRows::hash).toArray(byte[][]::new));
    }

    private static byte[] hash(String sender) {
        return Hashes.sha256(sender.getBytes(StandardCharsets.UTF_8));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
