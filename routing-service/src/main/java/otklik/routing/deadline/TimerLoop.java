package otklik.routing.deadline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
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
import otklik.routing.sight.Sight;

/** Looks for due timers from time to time, and shows in metrics how late the latest of them is. */
@Singleton
final class TimerLoop {
    private static final Logger LOG = Logger.getLogger(TimerLoop.class);

    private final FireTimers fire;
    private final TimerRows rows;
    private final DataSource database;
    private final Clock clock;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("timers").daemon().factory());
    private volatile long lateMillis;
    private volatile long unacknowledged;
    private volatile long parkedCases;
    private final ParkedTimers parked = new ParkedTimers();

    TimerLoop(
            FireTimers fire,
            TimerRows rows,
            DataSource database,
            Clock clock,
            TimerSettings settings,
            MeterRegistry registry) {
        this.fire = fire;
        this.rows = rows;
        this.database = database;
        this.clock = clock;
        this.pause = settings.check();
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "otklik.timers.check: " + pause + " is no pause; expected a duration such as PT1S");
        }
        Gauge.builder("otklik.emergencies.unacknowledged", () -> unacknowledged)
                .description("Cases that cannot wait and that nobody says to have seen, counted up to 1,000")
                .register(registry);
        Gauge.builder("otklik.cases.timers.parked", () -> parkedCases)
                .description("Cases whose timers cannot be fired; they are tried again")
                .register(registry);
        TimeGauge.builder("otklik.cases.timers.late", () -> lateMillis, TimeUnit.MILLISECONDS)
                .description("How long the timer is overdue that should have fired first")
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
            fire.fire(clock.instant());
            Instant now = clock.instant();
            lateMillis = Sight.SERVICE
                    .run(database, rows::longestDue)
                    .map(due -> Math.max(0, Duration.between(due, now).toMillis()))
                    .orElse(0L);
            parkedCases = Sight.SERVICE.run(database, parked::count);
            unacknowledged = Sight.SERVICE.run(database, rows::unacknowledged);
        } catch (SQLException | RuntimeException e) {
            // An exception would end the schedule; what was due is still due at the next look.
            // The database may quote a row, and so a citizen, in what it says: not in the log.
            LOG.errorf("timers=wait fault=%s", e.getClass().getSimpleName());
            LOG.debug("timers=wait", e);
        }
    }
}
