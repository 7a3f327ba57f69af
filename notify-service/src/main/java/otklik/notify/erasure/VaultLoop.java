package otklik.notify.erasure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import otklik.region.RegionPack;

/**
 * Drops addresses and erases their keys: of erased citizens once they were told, and of everybody when they were not used for the region's
 * time.
 */
@Singleton
final class VaultLoop {
    private static final Logger LOG = Logger.getLogger(VaultLoop.class);
    private static final int BATCH = 1_000;

    private final ErasedRows rows;
    private final ForgetAddresses forget;
    private final RegionPack pack;
    private final DataSource database;
    private final Clock clock;
    private final ErasureSettings settings;
    private final MeterRegistry registry;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("vault").daemon().factory());

    VaultLoop(
            ErasedRows rows,
            ForgetAddresses forget,
            RegionPack pack,
            DataSource database,
            Clock clock,
            ErasureSettings settings,
            MeterRegistry registry) {
        this.rows = rows;
        this.forget = forget;
        this.pack = pack;
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.registry = registry;
        demand("otklik.erasure.check", settings.check());
        demand("otklik.erasure.retention-check", settings.retentionCheck());
    }

    private static void demand(String key, Duration pause) {
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException(key + ": " + pause + " is no pause; expected a duration such as PT1S");
        }
    }

    void start(@Observes StartupEvent event) {
        every(settings.check(), this::dropErased);
        every(settings.retentionCheck(), this::deleteUnused);
    }

    /** Something to do with the database. */
    @FunctionalInterface
    private interface Look {
        void look(Instant now) throws SQLException;
    }

    private void every(Duration pause, Look look) {
        // Soon after a start, or a service that is restarted often would never look.
        long first = Math.min(pause.toMillis(), Duration.ofMinutes(1).toMillis());
        thread.scheduleWithFixedDelay(() -> safely(look), first, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void dropErased(Instant now) throws SQLException {
        count("erased", forget.ofErased(now));
        Transactions.run(database, transaction -> {
            rows.forgetFarewells(transaction);
            return true;
        });
    }

    private void deleteUnused(Instant now) throws SQLException {
        Instant since = now.minus(pack.retention().contacts());
        int deleted;
        do {
            deleted = Transactions.run(database, transaction -> rows.deleteUnused(transaction, since, BATCH));
            count("unused", deleted);
        } while (deleted == BATCH);
        LOG.infof("vault=swept keys_without_address=%d", forget.withoutAddress());
        Transactions.run(database, transaction -> {
            rows.forgetMarks(transaction, now);
            return true;
        });
    }

    private void count(String why, int contacts) {
        Counter.builder("otklik.contacts.dropped")
                .description("Addresses of citizens that were deleted")
                .tag("why", why)
                .register(registry)
                .increment(contacts);
    }

    private void safely(Look look) {
        try {
            look.look(clock.instant());
        } catch (SQLException | RuntimeException e) {
            // An exception would end the schedule; what was due is still due at the next look.
            LOG.errorf("vault=waits fault=%s", e.getClass().getSimpleName());
            LOG.debug("vault=waits", e);
        }
    }
}
