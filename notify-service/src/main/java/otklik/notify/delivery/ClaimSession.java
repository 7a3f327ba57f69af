package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The session that claims are made in, one for the life of the process: what is set once needs no round trip with every claim, and
 * a claim is a statement to look and a statement to lease, each committed by itself. Confined to the dispatcher.
 */
@Singleton
final class ClaimSession {
    /**
     * What an index has in order is read by it: most of the time next to nothing is open, and as long as PostgreSQL's statistics say so,
     * any index seems as good, one that has to read all that waits among them. Nothing is planned anew for a claim. And a lease does not
     * wait for the disk: one that a crash of PostgreSQL forgets is known to the one who holds it ({@link InHand}).
     */
    static final String SETTINGS =
            "set enable_sort = off; set plan_cache_mode = force_generic_plan; set synchronous_commit = off";

    private static final String AS_BEFORE = "reset enable_sort; reset plan_cache_mode; reset synchronous_commit";

    private final DataSource database;
    private @Nullable Connection session;

    ClaimSession(DataSource database) {
        this.database = database;
    }

    /** Opened anew if the last one was {@linkplain #drop dropped}. */
    Connection open() throws SQLException {
        Connection known = session;
        if (known != null) {
            return known;
        }
        Connection opened = database.getConnection();
        try (Statement set = opened.createStatement()) {
            set.execute(SETTINGS);
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        session = opened;
        return opened;
    }

    /** A session that lives goes back to the pool as it was. */
    void drop() throws SQLException {
        Connection dropped = session;
        session = null;
        if (dropped != null) {
            try (dropped;
                    Statement reset = dropped.createStatement()) {
                reset.execute(AS_BEFORE);
            }
        }
    }
}
