package otklik.ingest.key;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import otklik.ingest.IngestSettings;
import otklik.ingest.schema.Schema;

/**
 * Keeps {@link ConnectorKeys} as fresh as PostgreSQL allows. The service is not ready until the keys were read once; afterwards
 * PostgreSQL may go and come.
 */
@Singleton
final class KeyRefresh {
    private static final Logger LOG = Logger.getLogger(KeyRefresh.class);

    private final KeyStore store;
    private final ConnectorKeys keys;
    private final IngestSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean away;

    KeyRefresh(KeyStore store, ConnectorKeys keys, IngestSettings settings) {
        this.store = store;
        this.keys = keys;
        this.settings = settings;
    }

    void start(@Observes StartupEvent start, Schema schema) {
        schema.there().thenRun(() -> Thread.ofVirtual().name("connector keys").start(this::run));
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
                now();
                if (away) {
                    LOG.info("postgresql=back");
                }
                away = false;
            } catch (SQLException e) {
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
