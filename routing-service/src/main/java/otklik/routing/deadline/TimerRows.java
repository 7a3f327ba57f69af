package otklik.routing.deadline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instants of the next timers in PostgreSQL. Every method works within the caller's transaction. */
public final class TimerRows {
    private static final int MANY = 1_000;

    /**
     * Takes cases whose timer is due, the longest due first, under their row locks; those that another transaction works on are left
     * to the next look, and those that are parked to their time.
     *
     * @return by case number
     */
    Map<Long, Instant> take(Connection transaction, Instant now, int most) throws SQLException {
        Map<Long, Instant> due = new LinkedHashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select number, timer_at from cases where timer_at <= ?
                and not exists (select from timer_parked p where p.case_number = cases.number and p.retry_at > ?)
                order by timer_at limit ?
                for no key update skip locked""")) {
            select.setObject(1, utc(now));
            select.setObject(2, utc(now));
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.put(row.getLong(1), instant(row, 2));
                }
            }
        }
        return due;
    }

    /** Takes that one case, if its timer is due still and nobody works on it. */
    Map<Long, Instant> take(Connection transaction, Instant now, long number) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select timer_at from cases where number = ? and timer_at <= ? for no key update skip locked""")) {
            select.setLong(1, number);
            select.setObject(2, utc(now));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Map.of(number, instant(row, 1)) : Map.of();
            }
        }
    }

    /** Sets the next instant of each case, which the transaction has locked; empty where nothing follows. */
    public void set(Connection transaction, Map<Long, Optional<Instant>> next) throws SQLException {
        set(transaction, next, "");
    }

    private static void set(Connection transaction, Map<Long, Optional<Instant>> next, String unless)
            throws SQLException {
        List<Long> numbers = new ArrayList<>();
        List<@Nullable String> instants = new ArrayList<>();
        next.forEach((number, at) -> {
            numbers.add(number);
            instants.add(at.map(Instant::toString).orElse(null));
        });
        try (PreparedStatement update = transaction.prepareStatement("""
                update cases set timer_at = due.at::timestamptz
                from unnest(?::bigint[], ?::text[]) as due (number, at) where cases.number = due.number""" + unless)) {
            update.setArray(1, transaction.createArrayOf("bigint", numbers.toArray()));
            update.setArray(2, transaction.createArrayOf("text", instants.toArray()));
            update.executeUpdate();
        }
    }

    /** The same, unless a timer is due and has not fired: what is due then is looked at as the case is then. */
    public void setUnlessDue(Connection transaction, Map<Long, Optional<Instant>> next, Instant now)
            throws SQLException {
        set(transaction, next, " and (cases.timer_at is null or cases.timer_at > '" + now + "')");
    }

    /**
     * Cases that cannot wait and of which nobody who has them says that he has seen them; counted up to {@value #MANY}, for it is asked
     * every second.
     */
    long unacknowledged(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                        select count(*) from (
                            select from cases where emergency is not null and status in ('triage', 'assigned')
                            and clock->'handed'->'acknowledged' is distinct from 'true'::jsonb limit\s""" + MANY + ") c");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** When the timer that is longest due should have fired, but for those that are parked. */
    Optional<Instant> longestDue(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                        select timer_at from cases where timer_at is not null
                        and not exists (select from timer_parked p where p.case_number = cases.number)
                        order by timer_at limit 1""");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
