package otklik.notify.agency;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.notify.agency.AgencyEventRows.Held;
import otklik.notify.delivery.DeliverySettings;
import otklik.notify.delivery.Loop;
import otklik.notify.delivery.Worker;

/**
 * Looks for what is due and has it posted: of each case one event at a time, of each agency so many cases at once, so that neither a bad
 * event nor an agency that hangs holds up the others. Once its loop is closed it claims no more; what is on its way ends by itself or comes
 * back by its lease.
 */
@Singleton
final class PostAgencyEvents {
    private static final Logger LOG = Logger.getLogger(PostAgencyEvents.class);
    private static final int WIDTH = 32;
    private static final Duration PURGE = Duration.ofMinutes(10);

    private final AgencyEventRows events;
    private final PostAgencyEvent one;
    private final DataSource database;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Map<String, Semaphore> room = new ConcurrentHashMap<>();
    private final Semaphore rung = new Semaphore(0);
    private Instant purgedAt = Instant.MIN;

    PostAgencyEvents(
            AgencyEventRows events, PostAgencyEvent one, DataSource database, DeliverySettings settings, Clock clock) {
        this.events = events;
        this.one = one;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Produces
    @Singleton
    Loop loop() {
        return new Worker("notify: agencies", this::round);
    }

    /** There may be something due. */
    void look() {
        rung.release();
    }

    private void round() throws SQLException, InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (String agency : Sight.SERVICE.run(database, transaction -> events.waiting(transaction, now))) {
            post(agency, now);
        }
        if (purgedAt.isBefore(now.minus(PURGE))) {
            Sight.SERVICE.run(database, transaction -> {
                events.purge(transaction, now, settings.keep());
                return true;
            });
            purgedAt = now;
        }
        if (rung.tryAcquire(settings.look().toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }

    private void post(String agency, Instant now) throws SQLException {
        Semaphore free = room.computeIfAbsent(agency, any -> new Semaphore(WIDTH));
        int most = free.drainPermits();
        if (most == 0) {
            return;
        }
        int claimed = 0;
        try {
            List<Held> due = Sight.SERVICE.run(
                    database, transaction -> events.claim(transaction, agency, most, now, now.plus(settings.lease())));
            for (Held held : due) {
                Thread.ofVirtual().name("agency-webhook").start(() -> post(held, free));
                claimed++;
            }
        } finally {
            free.release(most - claimed);
        }
    }

    private void post(Held held, Semaphore free) {
        try {
            one.post(held);
        } catch (SQLException | RuntimeException e) {
            // The lease ends by itself, and the event is tried again.
            LOG.warnf(
                    "agency=%s event=%s fault=%s",
                    held.agency(), held.eventId(), e.getClass().getName());
            LOG.debug("agency webhook", e);
        } finally {
            free.release();
            look();
        }
    }
}
