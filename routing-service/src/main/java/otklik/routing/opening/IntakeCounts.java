package otklik.routing.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction adds to the accounts of import runs. A message is counted once per run: as opened or added, else as revised,
 * else as repeated. Sums instead of an index over all messages; one row per run and transaction.
 */
final class IntakeCounts {
    // Sorted: two transactions that add to the same runs wait for each other in one order.
    private static final int COLUMNS = 4;
    private final Map<String, long[]> byBatch = new TreeMap<>();

    void opened(@Nullable String batch) {
        add(batch, 0, 1);
    }

    void repeated(@Nullable String batch) {
        add(batch, 1, 1);
    }

    void revised(@Nullable String batch) {
        add(batch, 2, 1);
    }

    /** Went to a case that its citizen has. */
    void added(@Nullable String batch) {
        add(batch, 3, 1);
    }

    /** Counted as repeated before, and now revised. */
    void revisedAfterRepeat(@Nullable String batch) {
        add(batch, 1, -1);
        add(batch, 2, 1);
    }

    private void add(@Nullable String batch, int column, long count) {
        if (batch != null) {
            byBatch.computeIfAbsent(batch, ignored -> new long[COLUMNS])[column] += count;
        }
    }

    void store(Connection transaction) throws SQLException {
        if (byBatch.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into intake as known (batch, opened, repeated, revised, added) values (?, ?, ?, ?, ?)
                on conflict on constraint intake_pkey do update
                set opened = known.opened + excluded.opened, repeated = known.repeated + excluded.repeated,
                    revised = known.revised + excluded.revised, added = known.added + excluded.added""")) {
            for (var entry : byBatch.entrySet()) {
                upsert.setString(1, entry.getKey());
                for (int i = 0; i < COLUMNS; i++) {
                    upsert.setLong(2 + i, entry.getValue()[i]);
                }
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
