package otklik.standalone.launch;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import otklik.standalone.postgres.EmbeddedPostgreSql;

/** Starts the database again when its process has died, as the supervisor does with services. */
final class DatabaseKeeper implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DatabaseKeeper.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final EmbeddedPostgreSql database;
    private final LaunchWatcher watcher;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("database-keeper").unstarted(this::keep);

    DatabaseKeeper(EmbeddedPostgreSql database, LaunchWatcher watcher) {
        this.database = database;
        this.watcher = watcher;
    }

    void start() {
        thread.start();
    }

    private void keep() {
        try {
            while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!database.isRunning()) {
                    watcher.databaseDied();
                    startAgain();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A start that fails is tried again at the next look; the services say meanwhile that they are not ready. */
    private void startAgain() {
        try {
            database.kill();
            database.start();
        } catch (IllegalStateException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "PostgreSQL did not start again", e);
        }
    }

    /** No more starts after this; one that is under way is waited for. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
