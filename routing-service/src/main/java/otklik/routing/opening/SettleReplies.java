package otklik.routing.opening;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Outbox;
import otklik.routing.erasure.ErasedCitizens;
import otklik.routing.sight.Sight;

/**
 * Works on {@link EarlyReplies} whose notice is known by now, or that have waited for long enough: as if they came now. Each chat is a
 * transaction, in which its rows go as well; several replicas may work at once.
 */
public final class SettleReplies {
    private static final Logger LOG = Logger.getLogger(SettleReplies.class);
    private static final int CHATS = 100;
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final EarlyRows rows = new EarlyRows();
    private final ErasedCitizens erasedCitizens = new ErasedCitizens();
    private final DataSource database;
    private final OpenCases openCases;
    private final Outbox outbox;

    /** @param openCases in which nothing waits again, for this alone */
    SettleReplies(DataSource database, OpenCases openCases, Outbox outbox) {
        this.database = database;
        this.openCases = openCases;
        this.outbox = outbox;
    }

    /** Settles all that waits no longer; for one thread. */
    public void settle(Instant now) throws SQLException {
        var chats = Sight.SERVICE.run(database, transaction -> rows.over(transaction, now, CHATS));
        for (String conversation : chats) {
            settle(conversation, now);
        }
    }

    /** A chat that cannot be worked on must not hold the others: it is tried again later. */
    private void settle(String conversation, Instant now) throws SQLException {
        try {
            boolean done = Sight.SERVICE.run(database, transaction -> {
                // An erasure shuts the gate before it takes rows: so it is asked for before rows here, too.
                erasedCitizens.holdOpen(transaction);
                var over = rows.take(transaction, conversation, now);
                if (!over.isEmpty()) {
                    openCases.handle(transaction, over);
                }
                return !over.isEmpty();
            });
            if (done) {
                openCases.committed();
                outbox.signal();
            }
        } catch (SQLException | RuntimeException e) {
            // The database may quote a row, and so a citizen, in what it says: not in the log.
            LOG.errorf("early-replies=wait fault=%s", e.getClass().getName());
            LOG.debug("early-replies=wait", e);
            Sight.SERVICE.run(database, transaction -> {
                rows.postpone(transaction, conversation, now.plus(AGAIN));
                return true;
            });
        }
    }
}
