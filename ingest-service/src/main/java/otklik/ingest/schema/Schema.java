package otklik.ingest.schema;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates the schema as soon as PostgreSQL is there. The service starts without PostgreSQL, so whoever works with tables of his own
 * accord waits for {@link #there}.
 */
@Singleton
public final class Schema {
    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Flyway flyway;
    private final CompletableFuture<Void> there = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Completes when the tables are as this version wants them; what follows must not block. */
    public CompletionStage<Void> there() {
        return there;
    }

    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("schema").start(this::migrate);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping.countDown();
    }

    private void migrate() {
        boolean away = false;
        do {
            try {
                flyway.migrate();
                LOG.info("schema=migrated");
                there.complete(null);
                return;
            } catch (FlywayException e) {
                if (!away) {
                    LOG.warnf(
                            "postgresql=away schema=waits fault=%s",
                            e.getClass().getName());
                }
                LOG.debug("schema=waits", e);
                away = true;
            }
        } while (!stopped());
    }

    private boolean stopped() {
        try {
            return stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
