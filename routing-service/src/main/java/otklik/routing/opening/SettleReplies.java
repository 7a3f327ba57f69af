package otklik.routing.opening;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Outbox;
import otklik.routing.erasure.ErasedCitizens;
import otklik.routing.sight.Sight;

/**
 * Works on {@link EarlyReplies} whose notice is known by now, or that have waited for long enough: as if they came now, each in a
 * transaction in which its row goes as well; several replicas may work at once.
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
            while (settleFirst(conversation, now)) {
                // The next one of the chat is the first then.
            }
        }
    }

    /**
     * One that cannot be worked on must not hold up its chat, nor others: it goes behind what is there and is tried again later.
     *
     * @return false where nothing is left that waits no longer
     */
    private boolean settleFirst(String conversation, Instant now) throws SQLException {
        try {
            boolean done = Sight.SERVICE.run(database, transaction -> {
                // An erasure shuts the gate before it takes rows: so it is asked for before rows here, too.
                erasedCitizens.holdOpen(transaction);
                var first = rows.takeFirst(transaction, conversation, now);
                if (first.isPresent()) {
                    openCases.handle(transaction, List.of(first.get()));
                }
                return first.isPresent();
            });
            if (done) {
                openCases.committed();
                outbox.signal();
            }
            return done;
        } catch (SQLException | RuntimeException e) {
            // The database may quote a row, and so a citizen, in what it says: not in the log.
            LOG.errorf("early-reply=behind fault=%s", e.getClass().getName());
            LOG.debug("early-reply=behind", e);
            Sight.SERVICE.run(database, transaction -> {
                rows.putBehind(transaction, conversation, now.plus(AGAIN));
                return true;
            });
            return true;
        }
    }
}
