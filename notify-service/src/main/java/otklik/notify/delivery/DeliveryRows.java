package otklik.notify.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;
import otklik.notify.vault.SealedAddress;

/** Open rows of the table {@code delivery}: planning, superseding, claiming. Every method is one statement. */
@Singleton
final class DeliveryRows {
    /** Most rows of one {@link #purge}. */
    static final int PURGED_AT_ONCE = 5_000;

    /**
     * A row to insert.
     *
     * @param held already leased by this process until {@link Delivery#dueAt()}
     */
    record Planned(Delivery delivery, boolean held) {}

    /** Inserts what is not there yet (constraint {@code delivery_pkey}) and says which rows were new. */
    Set<UUID> plan(Connection transaction, List<Planned> rows, String holder) throws SQLException {
        Set<UUID> inserted = new HashSet<>();
        if (rows.isEmpty()) {
            return inserted;
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                    event_id, traceparent, facts, urgency, share, instead_of, state, due_at, held_by, planned_at)
                select notice_id::uuid, lane, endpoint, one_at_a_time::boolean, case_id::uuid, case_version::int, message_id::uuid, notice,
                    event_id, traceparent, facts, urgency::smallint, share, instead_of::uuid, state, due_at::timestamptz, case state when 'SENDING' then ? end,
                    planned_at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as new(notice_id, lane, endpoint, one_at_a_time,
                    case_id, case_version, message_id, notice, event_id, traceparent, facts, urgency, share, instead_of,
                    state, due_at, planned_at)
                on conflict on constraint delivery_pkey do nothing
                returning notice_id""")) {
            insert.setString(1, holder);
            new Columns<>(insert, 2, rows)
                    .with(row -> row.delivery().noticeId())
                    .with(row -> row.delivery().lane())
                    .with(row -> row.delivery().endpoint())
                    .with(row -> row.delivery().oneAtATime())
                    .with(row -> row.delivery().caseId())
                    .with(row -> row.delivery().caseVersion())
                    .with(row -> row.delivery().messageId())
                    .with(row -> row.delivery().notice())
                    .with(row -> row.delivery().eventId())
                    .with(row -> row.delivery().traceparent())
                    .with(row -> json(row.delivery().facts()))
                    .with(row -> row.delivery().turn().urgency().rank())
                    .with(row -> row.delivery().turn().share())
                    .with(row -> row.delivery().insteadOf())
                    .with(row -> row.held() ? "SENDING" : "PENDING")
                    .with(row -> row.delivery().dueAt())
                    .with(row -> row.delivery().plannedAt());
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    inserted.add(Objects.requireNonNull(row.getObject(1, UUID.class)));
                }
            }
        }
        return inserted;
    }

    /**
     * Ends statuses that wait while a later status of the same case says more. An answer and a question carry the agency's words
     * and a rejection its reason, so only a later one of its kind supersedes it; an acknowledgement is never superseded.
     */
    int supersede(Connection transaction, Collection<String> cases, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery earlier set state = 'SUPERSEDED', finished_at = ?::timestamptz, facts = null, reason = 'a later status'
                where earlier.case_id = any (?::uuid[]) and earlier.state in ('PENDING', 'HELD') and earlier.notice like 'status-%'
                  and exists (
                    select from delivery later
                    where later.case_id = earlier.case_id and later.endpoint = earlier.endpoint
                      and later.case_version > earlier.case_version
                      and later.notice like 'status-%' and later.state <> 'DEAD'
                      and (earlier.notice not in ('status-answered', 'status-rejected', 'status-question') or later.notice = earlier.notice))""")) {
            update.setString(1, now.toString());
            update.setArray(2, transaction.createArrayOf("text", cases.toArray()));
            return update.executeUpdate();
        }
    }

    /**
     * Takes due rows, for each lane at most as many as it has room for. Taken is only the lowest open version of a case
     * for an endpoint, and of a chat only one row, while none is on its way. Two instances that both think a chat free
     * meet in the constraint {@code delivery_one_at_a_time}: one of them fails and may ask again.
     *
     * @param leasedUntil becomes {@link Delivery#dueAt()}
     */
    List<Delivery> claim(
            Connection transaction, Map<String, Integer> rooms, Instant now, Instant leasedUntil, String holder)
            throws SQLException {
        List<Map.Entry<String, Integer>> lanes = List.copyOf(rooms.entrySet());
        try (PreparedStatement update = transaction.prepareStatement("""
                with due as (
                  select row.*
                  from unnest(?, ?) as room(lane, free)
                  cross join lateral (
                    select d.notice_id, d.planned_at,
                      case when d.one_at_a_time then d.endpoint else d.notice_id::text end as alone
                    from delivery d
                    where d.lane = room.lane and d.state in ('PENDING', 'SENDING') and d.due_at <= ?::timestamptz
                      and not exists (
                        select from delivery before
                        where before.case_id = d.case_id and before.endpoint = d.endpoint
                          and before.state in ('PENDING', 'SENDING') and before.case_version < d.case_version)
                      and (not d.one_at_a_time or not exists (
                        select from delivery other
                        where other.one_at_a_time and other.state = 'SENDING'
                          and other.endpoint = d.endpoint and other.notice_id <> d.notice_id))
                    order by d.due_at
                    limit room.free::int
                    for update skip locked) row),
                taken as (select distinct on (alone) notice_id from due order by alone, planned_at)
                update delivery set state = 'SENDING', due_at = ?::timestamptz, held_by = ?
                from taken
                where delivery.notice_id = taken.notice_id
                returning delivery.notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                  event_id, traceparent, facts, urgency, share, instead_of, attempts, resent, due_at, planned_at, awaits,
                  case when starts_with(endpoint, 'duty:')
                    then (select sealed_address from duty_contact d where one_at_a_time
                          and endpoint = 'duty:' || d.office || '/' || d.role || '/' || d.channel)
                    else (select sealed_address from contact where contact_id = endpoint and one_at_a_time) end,
                  (select case when b.blocked_at is not null and not exists (
                              select from contact c where c.contact_id = endpoint and c.given_at > b.blocked_at) then 'blocked'
                            when b.stopped_at is not null then 'stopped' end
                   from chat_bar b where b.contact_id = endpoint and one_at_a_time)""")) {
            new Columns<>(update, 1, lanes).with(Map.Entry::getKey).with(Map.Entry::getValue);
            update.setString(3, now.toString());
            update.setString(4, leasedUntil.toString());
            update.setString(5, holder);
            List<Delivery> claimed = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    claimed.add(read(row));
                }
            }
            return claimed;
        }
    }

    /** Opens again at once what former lives of this instance had in hand. */
    int release(Connection transaction, Holder holder, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update delivery set due_at = ?::timestamptz
                where state = 'SENDING' and starts_with(held_by, ?) and held_by <> ? and due_at > ?::timestamptz""")) {
            update.setString(1, now.toString());
            update.setString(2, holder.allLives());
            update.setString(3, holder.name());
            update.setString(4, now.toString());
            return update.executeUpdate();
        }
    }

    /** Every lane that has open rows: a hop through the index per lane, not a scan. */
    Set<String> openLanes(Connection transaction) throws SQLException {
        Set<String> lanes = new HashSet<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                with recursive hop as (
                  (select lane from delivery where state in ('PENDING', 'SENDING') order by lane limit 1)
                  union all
                  select (select d.lane from delivery d
                          where d.state in ('PENDING', 'SENDING') and d.lane > hop.lane order by d.lane limit 1)
                  from hop where hop.lane is not null)
                select lane from hop where lane is not null""")) {
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lanes.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return lanes;
    }

    /** Deletes finished rows that ended before the instant, at most {@link #PURGED_AT_ONCE}. */
    int purge(Connection transaction, Instant before) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from delivery where notice_id in (
                  select notice_id from delivery where finished_at < ?::timestamptz limit ?)""")) {
            delete.setString(1, before.toString());
            delete.setInt(2, PURGED_AT_ONCE);
            return delete.executeUpdate();
        }
    }

    private static Delivery read(ResultSet row) throws SQLException {
        String endpoint = text(row, 3);
        String sealed = row.getString(20);
        return new Delivery(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                text(row, 2),
                endpoint,
                row.getBoolean(4),
                new About(text(row, 5), row.getInt(6), text(row, 7)),
                text(row, 8),
                text(row, 9),
                row.getString(10),
                facts(text(row, 11)),
                new Turn(Urgency.ofRank(row.getInt(12)), text(row, 13)),
                row.getObject(14, UUID.class),
                row.getInt(15),
                row.getInt(16),
                Objects.requireNonNull(instant(row, 17)),
                Objects.requireNonNull(instant(row, 18)),
                row.getString(19),
                sealed == null ? null : new SealedAddress(endpoint, sealed, null),
                bar(row.getString(21)));
    }

    private static @Nullable DeadReason bar(@Nullable String word) {
        return word == null ? null : DeadReason.of(word);
    }

    static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }

    private static String json(Facts facts) {
        try {
            return EventJson.mapper().writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Facts facts(String json) {
        try {
            return EventJson.mapper().readValue(json, Facts.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
