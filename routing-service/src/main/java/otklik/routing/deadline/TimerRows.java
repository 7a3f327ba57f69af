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

    /**
     * Takes cases whose timer is due, the longest due first, under their row locks; those that another transaction works on are left
     * to the next look.
     *
     * @return by case number
     */
    Map<Long, Instant> take(Connection transaction, Instant now, int most) throws SQLException {
        Map<Long, Instant> due = new LinkedHashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select number, timer_at from cases where timer_at <= ? order by timer_at limit ?
                for no key update skip locked""")) {
            select.setObject(1, utc(now));
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.put(row.getLong(1), instant(row, 2));
                }
            }
        }
        return due;
    }

    /** Sets the next instant of each case, which the transaction has locked; empty where nothing follows. */
    public void set(Connection transaction, Map<Long, Optional<Instant>> next) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        List<@Nullable String> instants = new ArrayList<>();
        next.forEach((number, at) -> {
            numbers.add(number);
            instants.add(at.map(Instant::toString).orElse(null));
        });
        try (PreparedStatement update = transaction.prepareStatement("""
                update cases set timer_at = due.at::timestamptz
                from unnest(?::bigint[], ?::text[]) as due (number, at) where cases.number = due.number""")) {
            update.setArray(1, transaction.createArrayOf("bigint", numbers.toArray()));
            update.setArray(2, transaction.createArrayOf("text", instants.toArray()));
            update.executeUpdate();
        }
    }

    /** When the timer that is longest due should have fired. */
    Optional<Instant> longestDue(Connection transaction) throws SQLException {
        try (PreparedStatement select =
                        transaction.prepareStatement("select min(timer_at) from cases where timer_at is not null");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
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
