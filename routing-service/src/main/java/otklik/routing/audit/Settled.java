package otklik.routing.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Up to which id every entry is linked, so that no look begins at the beginning. Ids are taken before their transaction commits:
 * behind one that is visible, lower ones may still come. So the highest id that was seen is settled only when every transaction
 * that ran at that time has ended and a look after that has linked all there was.
 *
 * @param floor everything up to here is linked
 * @param candidate what becomes the floor; the floor itself where there is none
 * @param endedBefore transactions with lower numbers may still bring ids up to the candidate
 */
record Settled(long floor, long candidate, long endedBefore) {

    static Settled at(long floor) {
        return new Settled(floor, floor, 0);
    }

    boolean waits() {
        return candidate > floor;
    }

    /** Whether no transaction can bring an id up to the candidate any more. Ask before the look that is to find all. */
    boolean isDecided(Connection transaction) throws SQLException {
        return waits() && number(transaction, "select pg_snapshot_xmin(pg_current_snapshot())::text") >= endedBefore;
    }

    /** Linked are now all that were visible. */
    Settled afterAll(Connection transaction, boolean decided) throws SQLException {
        if (waits() && !decided) {
            return this;
        }
        // First the id, then a number of one's own: whoever had taken a lower id by then had a lower transaction's
        // number, too. The
        // snapshot's xmax would not do: it is behind the last that ended, so those that run may have it or a higher
        // one.
        long highest = highest(transaction);
        long next = number(transaction, "select pg_current_xact_id()::text");
        return new Settled(candidate, Math.max(candidate, highest), next);
    }

    /** Whether nothing has come since all was linked. */
    boolean isAll(Connection transaction) throws SQLException {
        return !waits() && highest(transaction) == floor;
    }

    private static long highest(Connection transaction) throws SQLException {
        return number(transaction, """
                select coalesce(max(last.id), 0)::text from generate_series(0, 7) s cross join lateral
                    (select id from audit_entry where shard = s::smallint order by id desc limit 1) last""");
    }

    private static long number(Connection transaction, String query) throws SQLException {
        try (Statement select = transaction.createStatement();
                ResultSet row = select.executeQuery(query)) {
            row.next();
            return Long.parseLong(row.getString(1));
        }
    }
}
