package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Open rows of the table {@code delivery}: looking at what is due, and leasing what is picked of it. However many wait, a look
 * costs what it may see and a lease what it takes.
 */
@Singleton
final class ClaimRows {
    /** Most queues of one {@link #openQueues}. */
    private static final int QUEUES = 10_000;

    /** What each look sees, in the looks' order, by the index {@code delivery_next}. For a session as {@link ClaimSession} has it. */
    List<Seen> look(Connection session, List<Look> looks, Instant now) throws SQLException {
        List<List<Candidate>> seen = new ArrayList<>();
        looks.forEach(look -> seen.add(new ArrayList<>()));
        List<Instant> next = new ArrayList<>(Collections.nCopies(looks.size(), now.plus(Standing.QUIET)));
        try (PreparedStatement select = session.prepareStatement("""
                select q.place, d.notice_id, d.due_at, d.endpoint, d.one_at_a_time,
                  d.due_at <= ?::timestamptz and (exists (
                    select from delivery before
                    where before.endpoint = d.endpoint and before.case_id = d.case_id
                      and before.state in ('PENDING', 'SENDING') and before.case_version < d.case_version)
                  or d.one_at_a_time and exists (
                    select from delivery other
                    where other.one_at_a_time and other.state = 'SENDING'
                      and other.endpoint = d.endpoint and other.notice_id <> d.notice_id))
                from (
                  select place, lane, urgency::smallint as urgency, share, after_due::timestamptz as after_due,
                    after_id::uuid as after_id, look::int as look
                  from unnest(?, ?, ?, ?, ?, ?) with ordinality as new(lane, urgency, share, after_due, after_id, look, place)) q
                cross join lateral (
                  (select notice_id, due_at, endpoint, case_id, case_version, one_at_a_time
                   from delivery
                   where lane = q.lane and urgency = q.urgency and share = q.share and state in ('PENDING', 'SENDING')
                     and due_at <= ?::timestamptz and (due_at, notice_id) > (q.after_due, q.after_id)
                   order by due_at, notice_id
                   limit q.look)
                  union all
                  (select notice_id, due_at, endpoint, case_id, case_version, one_at_a_time
                   from delivery
                   where lane = q.lane and urgency = q.urgency and share = q.share and state in ('PENDING', 'SENDING')
                     and due_at > ?::timestamptz and due_at <= ?::timestamptz
                   order by due_at, notice_id
                   limit 1)) d
                order by q.place, d.due_at, d.notice_id""")) {
            select.setString(1, now.toString());
            new Columns<>(select, 2, looks)
                    .with(look -> look.queue().lane())
                    .with(look -> look.queue().urgency().rank())
                    .with(look -> look.queue().share())
                    .with(ClaimRows::afterDue)
                    .with(ClaimRows::afterId)
                    .with(Look::window);
            select.setString(8, now.toString());
            select.setString(9, now.toString());
            select.setString(10, now.plus(Standing.QUIET).toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int place = row.getInt(1) - 1;
                    Instant dueAt = Objects.requireNonNull(DeliveryRows.instant(row, 3));
                    if (dueAt.isAfter(now)) {
                        next.set(place, dueAt);
                        continue;
                    }
                    seen.get(place)
                            .add(new Candidate(
                                    Objects.requireNonNull(row.getObject(2, UUID.class)),
                                    dueAt,
                                    DeliveryRows.text(row, 4),
                                    row.getBoolean(5),
                                    row.getBoolean(6)));
                }
            }
        }
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            all.add(new Seen(looks.get(i), seen.get(i), next.get(i)));
        }
        return all;
    }

    private static String afterDue(Look look) {
        Position after = look.after();
        return after == null ? "-infinity" : after.dueAt().toString();
    }

    private static String afterId(Look look) {
        Position after = look.after();
        return (after == null ? new UUID(0, 0) : after.noticeId()).toString();
    }

    /**
     * Takes those that are still due and that no other instance is taking. Two instances that both think a chat free
     * meet in the constraint {@code delivery_one_at_a_time}: one of them fails and may look again.
     *
     * @param leasedUntil becomes {@link Delivery#dueAt()}
     */
    List<Delivery> lease(Connection session, List<Candidate> picked, Instant now, Instant leasedUntil, String holder)
            throws SQLException {
        List<Delivery> leased = new ArrayList<>();
        if (picked.isEmpty()) {
            return leased;
        }
        try (PreparedStatement update = session.prepareStatement("""
                with free as (
                  select notice_id from delivery
                  where notice_id = any (?::uuid[]) and state in ('PENDING', 'SENDING') and due_at <= ?::timestamptz
                  for update skip locked)
                update delivery set state = 'SENDING', due_at = ?::timestamptz, held_by = ?
                from free
                where delivery.notice_id = free.notice_id
                returning\s""" + DeliveryColumns.ALL)) {
            update.setArray(
                    1,
                    session.createArrayOf(
                            "text",
                            picked.stream()
                                    .map(candidate -> candidate.noticeId().toString())
                                    .toArray()));
            update.setString(2, now.toString());
            update.setString(3, leasedUntil.toString());
            update.setString(4, holder);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    leased.add(DeliveryColumns.read(row));
                }
            }
        }
        return leased;
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

    /** Every queue that has open rows, and when its first is due: a hop through the index per queue, not a scan. */
    Map<Queue, Instant> openQueues(Connection transaction) throws SQLException {
        Map<Queue, Instant> heads = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                with recursive hop as (
                  (select lane, urgency, share, due_at from delivery
                   where state in ('PENDING', 'SENDING') order by lane, urgency, share, due_at limit 1)
                  union all
                  select next.lane, next.urgency, next.share, next.due_at
                  from hop cross join lateral (
                    select d.lane, d.urgency, d.share, d.due_at from delivery d
                    where d.state in ('PENDING', 'SENDING')
                      and (d.lane, d.urgency, d.share) > (hop.lane, hop.urgency, hop.share)
                    order by d.lane, d.urgency, d.share, d.due_at limit 1) next)
                select lane, urgency, share, due_at from hop limit ?""")) {
            select.setInt(1, QUEUES);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    heads.put(
                            new Queue(
                                    DeliveryRows.text(row, 1),
                                    Urgency.ofRank(row.getInt(2)),
                                    DeliveryRows.text(row, 3)),
                            Objects.requireNonNull(DeliveryRows.instant(row, 4)));
                }
            }
        }
        return heads;
    }

    /**
     * How many rows are open, by urgency: a hop through the index per lane and urgency, and a count there.
     *
     * @param most of each lane and urgency: however many wait, the count costs no more
     */
    Map<Urgency, Long> countOpen(Connection transaction, int most) throws SQLException {
        Map<Urgency, Long> counts = new EnumMap<>(Urgency.class);
        try (PreparedStatement select = transaction.prepareStatement("""
                with recursive hop as (
                  (select lane, urgency from delivery
                   where state in ('PENDING', 'SENDING') order by lane, urgency limit 1)
                  union all
                  select next.lane, next.urgency
                  from hop cross join lateral (
                    select d.lane, d.urgency from delivery d
                    where d.state in ('PENDING', 'SENDING') and (d.lane, d.urgency) > (hop.lane, hop.urgency)
                    order by d.lane, d.urgency limit 1) next)
                select hop.urgency, count(*)
                from hop cross join lateral (
                  select from delivery d
                  where d.lane = hop.lane and d.urgency = hop.urgency and d.state in ('PENDING', 'SENDING')
                  limit ?) open
                group by hop.urgency""")) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(Urgency.ofRank(row.getInt(1)), row.getLong(2));
                }
            }
        }
        return counts;
    }
}
