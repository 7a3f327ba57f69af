package otklik.routing.deadline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jboss.logging.Logger;

/** Cases whose timers could not be fired: they are tried again after a minute, and each time after twice as long, up to a day. */
final class ParkedTimers {
    private static final Logger LOG = Logger.getLogger(ParkedTimers.class);

    /** Whether the database is away or refuses everybody: then no case is to blame. */
    static boolean isOfTheDatabase(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || !state.startsWith("22") && !state.startsWith("23");
            }
        }
        return false;
    }

    void park(Connection transaction, long number, Exception why, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into timer_parked as known (case_number, attempts, since, retry_at, fault)
                values (?, 1, ?, ?::timestamptz + interval '1 minute', ?)
                on conflict on constraint timer_parked_pkey do update
                set attempts = known.attempts + 1, fault = excluded.fault,
                    retry_at = ?::timestamptz + least(interval '1 day', interval '1 minute' * power(2, least(known.attempts, 20)))
                returning attempts""")) {
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            insert.setLong(1, number);
            insert.setObject(2, at);
            insert.setObject(3, at);
            insert.setString(4, why.getClass().getName());
            insert.setObject(5, at);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                LOG.errorf(
                        "timer=parked caseNumber=%d attempts=%d fault=%s",
                        number, row.getInt(1), why.getClass().getName());
            }
        }
        LOG.debug("timer=parked", why);
    }

    void release(Connection transaction, Collection<Long> numbers) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from timer_parked where case_number = any (?)")) {
            delete.setArray(1, transaction.createArrayOf("bigint", numbers.toArray()));
            delete.executeUpdate();
        }
    }

    long count(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select count(*) from timer_parked");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
