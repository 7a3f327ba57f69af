package otklik.notify.status;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Transactions;

/** Deletes statuses that are kept no longer. */
@Singleton
final class StatusPurge {
    private static final Logger LOG = Logger.getLogger(StatusPurge.class);

    private final StatusRows rows;
    private final DataSource database;
    private final Clock clock;
    private final StatusSettings settings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("statuses").daemon().factory());

    StatusPurge(StatusRows rows, DataSource database, Clock clock, StatusSettings settings) {
        this.rows = rows;
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        if (settings.check().toMillis() < 1) {
            throw new IllegalArgumentException(
                    "otklik.statuses.check: " + settings.check() + " is no pause; expected a duration such as PT10M");
        }
    }

    void start(@Observes StartupEvent event) {
        long pause = settings.check().toMillis();
        // Soon after a start, or a service that is restarted often would never look.
        long first = Math.min(pause, Duration.ofMinutes(1).toMillis());
        thread.scheduleWithFixedDelay(this::safely, first, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void safely() {
        try {
            purge();
        } catch (SQLException | RuntimeException e) {
            // An exception would end the schedule; what was due is still due at the next look.
            LOG.errorf("statuses=not_purged fault=%s", e.getClass().getSimpleName());
            LOG.debug("statuses=not_purged", e);
        }
    }

    private void purge() throws SQLException {
        Instant before = clock.instant().minus(settings.keep());
        int deleted;
        do {
            deleted = Transactions.run(database, transaction -> rows.purge(transaction, before));
        } while (deleted > 0);
    }
}
