package otklik.routing.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.seal.KeySettings;

/** Seals the audit from the service's start to its end. */
@Singleton
final class AuditService {
    private static final Logger LOG = Logger.getLogger(AuditService.class);
    /** After everything else has ended, so that the last checkpoint has the last entries under it. */
    private static final int LAST = 10_000;

    private final SealAudit seal;
    private final AuditSettings settings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit").factory());

    AuditService(DataSource database, KeySettings keys, AuditSettings settings, Clock clock, MeterRegistry registry) {
        this.settings = checked(settings);
        this.seal = new SealAudit(
                database,
                new MakeCheckpoint(database, CheckpointSigner.read(keys.dir()), clock),
                settings,
                clock,
                registry);
    }

    private static AuditSettings checked(AuditSettings settings) {
        demand(settings.linkEvery().toMillis() > 0, "otklik.audit.link-every is a time of at least PT0.001S");
        demand(settings.checkpointEvery().isPositive(), "otklik.audit.checkpoint-every is a time above PT0S");
        demand(settings.checkpointEntries() > 0, "otklik.audit.checkpoint-entries is a number above 0");
        return settings;
    }

    private static void demand(boolean right, String expected) {
        if (!right) {
            throw new IllegalArgumentException(expected);
        }
    }

    void start(@Observes StartupEvent event) {
        long pause = settings.linkEvery().toMillis();
        thread.scheduleWithFixedDelay(this::step, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
            try {
                seal.step();
                seal.checkpoint();
            } catch (SQLException e) {
                LOG.warnf("audit=not-sealed fault=%s", e.getClass().getSimpleName());
            }
        }
    }

    /** A fault must not end the schedule: the next step makes good for it. */
    private void step() {
        try {
            seal.step();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("audit=waits fault=%s", e.getClass().getSimpleName());
            LOG.debug("audit=waits", e);
        }
    }
}
