package otklik.routing.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes words searchable from time to time, and shows in metrics how far search is behind. Every replica looks; one works. */
@Singleton
final class IndexLoop {
    private static final Logger LOG = Logger.getLogger(IndexLoop.class);

    private final IndexWords words;
    private final Clock clock;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("search").daemon().factory());
    private volatile long lagMillis;

    IndexLoop(IndexWords words, Clock clock, SearchSettings settings, MeterRegistry registry) {
        this.words = words;
        this.clock = clock;
        this.pause = settings.indexEvery();
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "otklik.search.index-every: " + pause + " is no pause; expected a duration such as PT1S");
        }
        TimeGauge.builder("otklik.search.lag", () -> lagMillis, TimeUnit.MILLISECONDS)
                .description("Age of the oldest words that cannot be searched yet")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = words.step();
                lagMillis = words.oldest()
                        .map(at -> Math.max(
                                0, Duration.between(at, clock.instant()).toMillis()))
                        .orElse(0L);
            }
        } catch (SQLException | RuntimeException e) {
            // An exception would end the schedule; what was missing is still missing at the next look.
            LOG.errorf("search=waits fault=%s", e.getClass().getSimpleName());
            LOG.debug("search=waits", e);
        }
    }
}
