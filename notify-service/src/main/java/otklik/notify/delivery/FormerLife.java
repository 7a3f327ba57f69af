package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Transactions;

/** What this instance had in hand when it died. */
@Singleton
final class FormerLife {
    private static final Logger LOG = Logger.getLogger(FormerLife.class);

    private final ClaimRows rows;
    private final DataSource database;
    private final Clock clock;
    private final Holder holder;
    private boolean released;

    FormerLife(ClaimRows rows, DataSource database, Clock clock, Holder holder) {
        this.rows = rows;
        this.database = database;
        this.clock = clock;
        this.holder = holder;
    }

    /** Opens it again, once. */
    void release() throws SQLException {
        if (!released) {
            int left = Transactions.run(database, open -> rows.release(open, holder, clock.instant()));
            LOG.infof("holder=%s deliveries_left_by_former_life=%d", holder.name(), left);
            released = true;
        }
    }
}
