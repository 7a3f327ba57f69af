package otklik.notify.agency;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code agency_event}. Every method works within the caller's transaction. */
@Singleton
final class AgencyEventRows {

    /** One event to be kept. */
    record Kept(
            String agency,
            String eventId,
            String type,
            String caseKey,
            int caseVersion,
            Instant happenedAt,
            byte[] body) {}

    /** One event on its way, held until the lease ends. */
    record Held(long id, String agency, String eventId, int attempts, byte[] body, Instant lease, Instant plannedAt) {}

    /** One that was given up. */
    record Dead(
            String eventId,
            String type,
            Instant happenedAt,
            int attempts,
            @Nullable String reason) {}

    /** What is on its way and what was given up. */
    record Counts(long pending, @Nullable Instant oldest, long dead) {}

    /** What is there already stays as it is: {@code agency_event_once}. Returns how many are new. */
    int keep(Connection transaction, Collection<Kept> events, Instant now) throws SQLException {
        if (events.isEmpty()) {
            return 0;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into agency_event (agency, event_id, type, case_key, case_version, happened_at, body, due_at, planned_at)
                select agency, event_id, type, case_key, case_version, happened_at::timestamptz, body, ?, ?
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::bytea[])
                    with ordinality as event (agency, event_id, type, case_key, case_version, happened_at, body, place)
                order by place
                on conflict on constraint agency_event_once do nothing""")) {
            insert.setObject(1, AgencyWebhookRows.utc(now));
            insert.setObject(2, AgencyWebhookRows.utc(now));
            insert.setArray(3, texts(transaction, events, Kept::agency));
            insert.setArray(4, texts(transaction, events, Kept::eventId));
            insert.setArray(5, texts(transaction, events, Kept::type));
            insert.setArray(6, texts(transaction, events, Kept::caseKey));
            insert.setObject(7, events.stream().mapToInt(Kept::caseVersion).toArray());
            insert.setArray(
                    8, texts(transaction, events, kept -> kept.happenedAt().toString()));
            insert.setObject(9, events.stream().map(Kept::body).toArray(byte[][]::new));
            return insert.executeUpdate();
        }
    }

    /** Agencies that have something due and want it. */
    List<String> waiting(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select agency from agency_webhook w where state = 'active' and exists (
                    select from agency_event e
                    where e.agency = w.agency and e.state in ('PENDING', 'SENDING') and e.due_at <= ?)""")) {
            select.setObject(1, AgencyWebhookRows.utc(now));
            List<String> waiting = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(Objects.requireNonNull(row.getString(1)));
                }
            }
            return waiting;
        }
    }

    /** Of each case the first that is open, if it is due; nobody else gets these until the lease is over. */
    List<Held> claim(Connection transaction, String agency, int most, Instant now, Instant lease) throws SQLException {
        try (PreparedStatement claim = transaction.prepareStatement("""
                with due as (
                    select id from agency_event e
                    where agency = ? and state in ('PENDING', 'SENDING') and due_at <= ? and not exists (
                        select from agency_event earlier
                        where earlier.agency = e.agency and earlier.case_key = e.case_key
                            and earlier.state in ('PENDING', 'SENDING')
                            and (earlier.case_version, earlier.id) < (e.case_version, e.id))
                    order by due_at limit ? for update skip locked)
                update agency_event e set state = 'SENDING', due_at = ? from due where e.id = due.id
                returning e.id, e.event_id, e.attempts, e.body, e.planned_at""")) {
            claim.setString(1, agency);
            claim.setObject(2, AgencyWebhookRows.utc(now));
            claim.setInt(3, most);
            claim.setObject(4, AgencyWebhookRows.utc(lease));
            List<Held> held = new ArrayList<>();
            try (ResultSet row = claim.executeQuery()) {
                while (row.next()) {
                    held.add(new Held(
                            row.getLong(1),
                            agency,
                            Objects.requireNonNull(row.getString(2)),
                            row.getInt(3),
                            Objects.requireNonNull(row.getBytes(4)),
                            lease,
                            Objects.requireNonNull(row.getObject(5, OffsetDateTime.class))
                                    .toInstant()));
                }
            }
            return held;
        }
    }

    /**
     * What became of an attempt; nothing, where the lease was over before and somebody else holds it now.
     *
     * @param state {@code SENT}, {@code DEAD}, or {@code PENDING} to try again
     * @param dueAt when, where it is tried again
     */
    void settle(
            Connection transaction,
            Held held,
            String state,
            int attempts,
            @Nullable String reason,
            Instant dueAt,
            Instant now)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update agency_event
                set state = ?, attempts = ?, reason = ?, due_at = ?, finished_at = case when ? in ('SENT', 'DEAD') then ? end
                where id = ? and state = 'SENDING' and due_at = ?""")) {
            update.setString(1, state);
            update.setInt(2, attempts);
            update.setString(3, reason);
            update.setObject(4, AgencyWebhookRows.utc(dueAt));
            update.setString(5, state);
            update.setObject(6, AgencyWebhookRows.utc(now));
            update.setLong(7, held.id());
            update.setObject(8, AgencyWebhookRows.utc(held.lease()));
            update.executeUpdate();
        }
    }

    Counts counts(Connection transaction, String agency) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select (select count(*) from agency_event where agency = ? and state in ('PENDING', 'SENDING')),
                       (select min(planned_at) from agency_event where agency = ? and state in ('PENDING', 'SENDING')),
                       (select count(*) from agency_event where agency = ? and state = 'DEAD')""")) {
            for (int i = 1; i <= 3; i++) {
                select.setString(i, agency);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
                return new Counts(row.getLong(1), oldest == null ? null : oldest.toInstant(), row.getLong(3));
            }
        }
    }

    /** The newest first. */
    List<Dead> dead(Connection transaction, String agency, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select event_id, type, happened_at, attempts, reason from agency_event
                where agency = ? and state = 'DEAD' order by id desc limit ?""")) {
            select.setString(1, agency);
            select.setInt(2, most);
            List<Dead> dead = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    dead.add(new Dead(
                            Objects.requireNonNull(row.getString(1)),
                            Objects.requireNonNull(row.getString(2)),
                            Objects.requireNonNull(row.getObject(3, OffsetDateTime.class))
                                    .toInstant(),
                            row.getInt(4),
                            row.getString(5)));
                }
            }
            return dead;
        }
    }

    Optional<Instant> happenedAt(Connection transaction, String agency, String eventId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select happened_at from agency_event where agency = ? and event_id = ?")) {
            select.setString(1, agency);
            select.setString(2, eventId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                                .toInstant())
                        : Optional.empty();
            }
        }
    }

    /** Sends anew what is done with and was planned before now, from an instant on. Returns how many. */
    int again(Connection transaction, String agency, Instant since, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update agency_event set state = 'PENDING', attempts = 0, reason = null, due_at = ?, planned_at = ?, finished_at = null
                where agency = ? and happened_at >= ? and planned_at < ? and state in ('SENT', 'DEAD')""")) {
            update.setObject(1, AgencyWebhookRows.utc(now));
            update.setObject(2, AgencyWebhookRows.utc(now));
            update.setString(3, agency);
            update.setObject(4, AgencyWebhookRows.utc(since));
            update.setObject(5, AgencyWebhookRows.utc(now));
            return update.executeUpdate();
        }
    }

    /** Sends one anew that was given up; false where there is none. */
    boolean again(Connection transaction, String agency, String eventId, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update agency_event set state = 'PENDING', attempts = 0, reason = null, due_at = ?, planned_at = ?, finished_at = null
                where agency = ? and event_id = ? and state = 'DEAD'""")) {
            update.setObject(1, AgencyWebhookRows.utc(now));
            update.setObject(2, AgencyWebhookRows.utc(now));
            update.setString(3, agency);
            update.setString(4, eventId);
            return update.executeUpdate() == 1;
        }
    }

    void forget(Connection transaction, String agency) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from agency_event where agency = ?")) {
            delete.setString(1, agency);
            delete.executeUpdate();
        }
    }

    /** Forgets what has been done with for so long. */
    void purge(Connection transaction, Instant now, Duration kept) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(
                "delete from agency_event where state in ('SENT', 'DEAD') and finished_at < ?")) {
            delete.setObject(1, AgencyWebhookRows.utc(now.minus(kept)));
            delete.executeUpdate();
        }
    }

    private static java.sql.Array texts(Connection transaction, Collection<Kept> events, Function<Kept, String> value)
            throws SQLException {
        return transaction.createArrayOf("text", events.stream().map(value).toArray());
    }
}
