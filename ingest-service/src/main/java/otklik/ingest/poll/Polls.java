package otklik.ingest.poll;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import otklik.ingest.key.ConnectorKeys;
import otklik.ingest.publish.Broker;

/** Starts a {@link Poller} for each platform, once broker and database were found, and ends them before the broker's connection. */
@Singleton
final class Polls {
    private static final Logger LOG = Logger.getLogger(Polls.class);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(2);
    private static final Duration LAST_PAGE = Duration.ofSeconds(5);

    private final Sources sources;
    private final Poller.Work work;
    private final BooleanSupplier ready;
    private final Clock clock;
    private final PollSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    Polls(Sources sources, Poller.Work work, Broker broker, ConnectorKeys keys, Clock clock, PollSettings settings) {
        this.sources = sources;
        this.work = work;
        // The tables are there when the keys were read.
        this.ready = () -> broker.found() && keys.known();
        this.clock = clock;
        this.settings = settings;
    }

    void start(@Observes StartupEvent start) {
        for (Source source : sources.all()) {
            work.meters().show(source.code());
            Poller poller = new Poller(source, work, clock, settings);
            threads.add(Thread.ofVirtual().name("poll " + source.code()).start(() -> run(source, poller)));
        }
    }

    /** The page at hand is taken to its end, if it is quick; else it is asked for again after the next start. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        for (Thread thread : threads) {
            if (!thread.join(LAST_PAGE)) {
                thread.interrupt();
            }
        }
    }

    private void run(Source source, Poller poller) {
        boolean away = false;
        try {
            while (!ready.getAsBoolean()) {
                if (stops(settings.look())) {
                    return;
                }
            }
            Duration pause;
            do {
                try {
                    pause = poller.round();
                    away = false;
                } catch (SQLException e) {
                    if (!away) {
                        LOG.warnf("poll=%s postgresql=away SQLSTATE=%s", source.code(), e.getSQLState());
                    }
                    away = true;
                    pause = DATABASE_AWAY;
                }
            } while (!stops(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stops(Duration pause) throws InterruptedException {
        return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
