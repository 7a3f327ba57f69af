package otklik.routing.erasure;

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

/** Looks from time to time for what is kept no longer. */
@Singleton
final class RetentionLoop {
    private static final Logger LOG = Logger.getLogger(RetentionLoop.class);

    private final KeepNoLonger keepNoLonger;
    private final Clock clock;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("retention").daemon().factory());

    RetentionLoop(KeepNoLonger keepNoLonger, Clock clock, RetentionSettings settings) {
        this.keepNoLonger = keepNoLonger;
        this.clock = clock;
        this.pause = settings.check();
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "otklik.retention.check: " + pause + " is no pause; expected a duration such as PT1H");
        }
    }

    void start(@Observes StartupEvent event) {
        // Soon after a start, or a service that is restarted often would never look.
        long first = Math.min(pause.toMillis(), Duration.ofMinutes(1).toMillis());
        thread.scheduleWithFixedDelay(this::look, first, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = keepNoLonger.step(clock.instant());
            }
        } catch (SQLException | RuntimeException e) {
            // An exception would end the schedule; what was due is still due at the next look.
            LOG.errorf("retention=waits fault=%s", e.getClass().getSimpleName());
            LOG.debug("retention=waits", e);
        }
    }
}
