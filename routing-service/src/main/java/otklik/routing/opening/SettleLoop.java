package otklik.routing.opening;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks every second for replies that wait no longer. */
@Singleton
final class SettleLoop {
    private static final Logger LOG = Logger.getLogger(SettleLoop.class);

    private final SettleReplies settleReplies;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("early-replies").daemon().factory());

    SettleLoop(SettleReplies settleReplies, Clock clock) {
        this.settleReplies = settleReplies;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            settleReplies.settle(clock.instant());
        } catch (SQLException | RuntimeException e) {
            // An exception would end the schedule; what waits is still there at the next look.
            LOG.errorf("early-replies=wait fault=%s", e.getClass().getSimpleName());
            LOG.debug("early-replies=wait", e);
        }
    }
}
