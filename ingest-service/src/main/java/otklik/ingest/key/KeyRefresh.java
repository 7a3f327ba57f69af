package otklik.ingest.key;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import otklik.ingest.IngestSettings;

/**
 * Migrates the schema and then keeps {@link ConnectorKeys} as fresh as PostgreSQL allows. The service starts without
 * PostgreSQL and is not ready until the keys were read once; afterwards PostgreSQL may go and come.
 */
@Singleton
final class KeyRefresh {
    private static final Logger LOG = Logger.getLogger(KeyRefresh.class);

    private final KeyStore store;
    private final ConnectorKeys keys;
    private final Flyway flyway;
    private final IngestSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean migrated;
    private boolean away;

    KeyRefresh(KeyStore store, ConnectorKeys keys, Flyway flyway, IngestSettings settings) {
        this.store = store;
        this.keys = keys;
        this.flyway = flyway;
        this.settings = settings;
    }

    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("connector keys").start(this::run);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping.countDown();
    }

    /** Reads the keys now: after it returns, a key that was added or revoked here is known here. */
    synchronized void now() throws SQLException {
        keys.replace(store.hashes());
    }

    private void run() {
        do {
            try {
                if (!migrated) {
                    flyway.migrate();
                    migrated = true;
                }
                now();
                if (away) {
                    LOG.info("postgresql=back");
                }
                away = false;
            } catch (SQLException | FlywayException e) {
                if (!away) {
                    LOG.warnf(
                            "postgresql=away keys=%s fault=%s",
                            keys.known() ? "as-known" : "none", e.getClass().getName());
                    LOG.debug("postgresql=away", e);
                }
                away = true;
            }
        } while (!stopped());
    }

    private boolean stopped() {
        try {
            return stopping.await(settings.keyRefresh().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
