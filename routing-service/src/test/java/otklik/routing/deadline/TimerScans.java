package otklik.routing.deadline;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** How long a look for due timers takes, with as many due as one look takes. Nothing is fired. */
public final class TimerScans {
    private static final int DUE = 500;

    private TimerScans() {}

    /** The middle one of so many looks, milliseconds. */
    public static double millis(DataSource database, int looks) throws SQLException {
        TimerRows rows = new TimerRows();
        Instant now = whenDue(database);
        long[] nanos = new long[looks];
        for (int i = -looks / 5; i < looks; i++) {
            long began = System.nanoTime();
            Transactions.run(database, transaction -> {
                rows.take(transaction, now, DUE);
                rows.longestDue(transaction);
                transaction.rollback();
                return true;
            });
            if (i >= 0) {
                nanos[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(nanos);
        return nanos[looks / 2] / 1e6;
    }

    private static Instant whenDue(DataSource database) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (Statement statement = transaction.createStatement();
                    var row = statement.executeQuery("select timer_at from cases where timer_at is not null"
                            + " order by timer_at limit 1 offset " + (DUE - 1))) {
                return row.next()
                        ? row.getObject(1, java.time.OffsetDateTime.class).toInstant()
                        : Instant.parse("2100-01-01T00:00:00Z");
            }
        });
    }
}
