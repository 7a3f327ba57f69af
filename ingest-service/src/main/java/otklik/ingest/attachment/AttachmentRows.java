package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentEvent.AttachmentRefused;
import otklik.ingest.attachment.content.Fault;

/** Table {@code attachment}. Every method works within the caller's transaction. */
@Singleton
final class AttachmentRows {

    /**
     * Adds those that are not there yet; which file of its message one is follows from those before it.
     *
     * @param mostPerMessage beyond, files are refused
     * @return those that are refused at once
     */
    List<AttachmentRefused> plan(Connection transaction, List<Planned> planned, int mostPerMessage, Instant now)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                with wanted as (
                    select distinct on (w.message_id, w.address_hash) w.*
                    from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[])
                        with ordinality as w (id, message_id, citizen, received_at, owner, address, address_hash, host, reason, position)
                    where not exists (
                        select from attachment a where a.message_id = w.message_id and a.address_hash = w.address_hash)
                    order by w.message_id, w.address_hash, w.position),
                numbered as (
                    select w.*, row_number() over (partition by w.message_id order by w.position) + coalesce(
                        (select max(a.index) from attachment a where a.message_id = w.message_id), 0) as index
                    from wanted w),
                judged as (
                    select n.*, case when n.index > ? then ? else n.reason end as fault from numbered n)
                insert into attachment (id, message_id, index, citizen, received_at, owner, address, address_hash, host, state,
                       attempts, due_at, reason, planned_at, finished_at)
                select id, message_id, index, citizen, received_at, owner, case when fault is null then address else '' end,
                       address_hash, host, case when fault is null then 'OPEN' else 'REFUSED' end, 0, ?, fault, ?,
                       case when fault is null then null else ?::timestamptz end
                from judged where index < 32768
                on conflict do nothing
                returning id, message_id, index, reason""")) {
            insert.setArray(1, array(transaction, "text", planned, Planned::id));
            insert.setArray(2, array(transaction, "text", planned, Planned::messageId));
            insert.setArray(3, array(transaction, "text", planned, Planned::citizen));
            insert.setArray(
                    4,
                    array(transaction, "text", planned, one -> one.receivedAt().toString()));
            insert.setArray(5, array(transaction, "text", planned, Planned::owner));
            insert.setArray(6, array(transaction, "text", planned, Planned::address));
            insert.setArray(7, array(transaction, "bytea", planned, Planned::addressHash));
            insert.setArray(8, array(transaction, "text", planned, Planned::host));
            insert.setArray(9, array(transaction, "text", planned, one -> code(one.fault())));
            insert.setInt(10, mostPerMessage);
            insert.setString(11, Fault.TOO_MANY.code());
            insert.setObject(12, utc(now));
            insert.setObject(13, utc(now));
            insert.setObject(14, utc(now));
            List<AttachmentRefused> refused = new ArrayList<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    String reason = row.getString(4);
                    if (reason != null) {
                        refused.add(new AttachmentRefused(text(row, 1), text(row, 2), row.getInt(3), reason, now));
                    }
                }
            }
            return refused;
        }
    }

    /**
     * Takes the file that waits longest, of a host that has not enough of them in work already.
     *
     * @param busyHosts from which nothing is taken now
     */
    Optional<Job> claim(Connection transaction, Collection<String> busyHosts, Instant now, Instant until)
            throws SQLException {
        // One look into the index for each host: those that wait for a busy one cost nothing, however many.
        try (PreparedStatement update = transaction.prepareStatement("""
                with recursive waiting (host) as (
                    (select a.host from attachment a where a.state = 'OPEN' order by a.host limit 1)
                    union all
                    select (select a.host from attachment a where a.state = 'OPEN' and a.host > w.host order by a.host limit 1)
                    from waiting w where w.host is not null),
                next as (
                    select first.id from waiting w cross join lateral (
                        select a.id, a.due_at from attachment a
                        where a.state = 'OPEN' and a.host = w.host and a.due_at <= ?
                        order by a.due_at limit 1 for update skip locked) first
                    where w.host is not null and w.host <> all (?)
                    order by first.due_at limit 1)
                update attachment t set due_at = ?, attempts = t.attempts + 1 from next where t.id = next.id
                returning t.id, t.message_id, t.index, t.citizen, t.received_at, t.owner, t.address, t.host, t.attempts""")) {
            update.setObject(1, utc(now));
            update.setArray(2, transaction.createArrayOf("text", busyHosts.toArray()));
            update.setObject(3, utc(until));
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Job(
                                text(row, 1),
                                text(row, 2),
                                row.getInt(3),
                                row.getString(4),
                                Objects.requireNonNull(row.getObject(5, OffsetDateTime.class))
                                        .toInstant(),
                                text(row, 6),
                                text(row, 7),
                                text(row, 8),
                                row.getInt(9),
                                until))
                        : Optional.empty();
            }
        }
    }

    /** Tries again from then on; nothing where another holds it, or it is no more. */
    void later(Connection transaction, Job job, Instant dueAt) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update attachment set due_at = ? where id = ?::uuid and state = 'OPEN' and due_at = ?")) {
            update.setObject(1, utc(dueAt));
            update.setString(2, job.id());
            update.setObject(3, utc(job.heldUntil()));
            update.executeUpdate();
        }
    }

    /** For good; false where another holds it, or it is no more. */
    boolean refuse(Connection transaction, Job job, Fault fault, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update attachment set state = 'REFUSED', reason = ?, address = '', finished_at = ?
                where id = ?::uuid and state = 'OPEN' and due_at = ?""")) {
            update.setString(1, fault.code());
            update.setObject(2, utc(now));
            update.setString(3, job.id());
            update.setObject(4, utc(job.heldUntil()));
            return update.executeUpdate() == 1;
        }
    }

    /** It is kept; false where another holds it, or it is no more. */
    boolean store(Connection transaction, Job job, byte[] contentHash, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update attachment set state = 'STORED', content_hash = ?, address = '', finished_at = ?
                where id = ?::uuid and state = 'OPEN' and due_at = ?""")) {
            update.setBytes(1, contentHash);
            update.setObject(2, utc(now));
            update.setString(3, job.id());
            update.setObject(4, utc(job.heldUntil()));
            return update.executeUpdate() == 1;
        }
    }

    /** Whether the message has the same file already. Its files are locked: of two that end at once the second sees the first. */
    boolean hasSame(Connection transaction, Job job, byte[] contentHash) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select id <> ?::uuid and content_hash is not distinct from ? from attachment
                where message_id = ?::uuid order by index for update""")) {
            select.setString(1, job.id());
            select.setBytes(2, contentHash);
            select.setString(3, job.messageId());
            boolean same = false;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    same |= row.getBoolean(1);
                }
            }
            return same;
        }
    }

    /** How many wait; of very many the first hundred thousand. */
    long open(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                        "select count(*) from (select from attachment where state = 'OPEN' limit 100000) open");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static @Nullable String code(@Nullable Fault fault) {
        return fault == null ? null : fault.code();
    }

    private static Array array(
            Connection transaction, String type, List<Planned> planned, Function<Planned, @Nullable Object> value)
            throws SQLException {
        @Nullable Object[] values = planned.stream().map(value).toArray();
        return transaction.createArrayOf(
                type, type.equals("bytea") ? List.of(values).toArray(byte[][]::new) : values);
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
