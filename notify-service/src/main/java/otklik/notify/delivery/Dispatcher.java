package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Condition;
import otklik.eventing.Transactions;

/**
 * Claims due rows for the lanes that have room: retries, statuses, chats, and whatever was not handed over at once. Looks
 * whenever the bell rings, and now and then without.
 */
@Singleton
final class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final long SHORTEST_ROUND_NANOS = Duration.ofMillis(15).toNanos();

    private final DeliveryRows rows;
    private final Lanes lanes;
    private final Addresses addresses;
    private final DataSource database;
    private final Bell bell;
    private final DeliveryMeters meters;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Holder holder;
    private final Worker worker = new Worker("notify: dispatcher", this::round);
    private boolean released;
    private long refreshedAt;
    private long roundAt;

    Dispatcher(
            DeliveryRows rows,
            Lanes lanes,
            Addresses addresses,
            DataSource database,
            Bell bell,
            DeliveryMeters meters,
            DeliverySettings settings,
            Clock clock,
            Holder holder) {
        this.rows = rows;
        this.lanes = lanes;
        this.addresses = addresses;
        this.database = database;
        this.bell = bell;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
        this.holder = holder;
    }

    void start() {
        worker.start();
    }

    Condition condition() {
        return worker.condition();
    }

    private void round() throws SQLException, InterruptedException {
        if (!released) {
            int left = Transactions.run(database, open -> rows.release(open, holder, clock.instant()));
            LOG.infof("holder=%s deliveries_left_by_former_life=%d", holder.name(), left);
            released = true;
        }
        refresh();
        if (!claim()) {
            bell.await(settings.look());
        }
    }

    /** True if there may be more. */
    private boolean claim() throws SQLException, InterruptedException {
        long sinceLast = System.nanoTime() - roundAt;
        if (sinceLast < SHORTEST_ROUND_NANOS) {
            TimeUnit.NANOSECONDS.sleep(SHORTEST_ROUND_NANOS - sinceLast);
        }
        roundAt = System.nanoTime();
        Instant now = RetryRules.micros(clock.instant());
        Map<String, Integer> rooms = lanes.rooms(now);
        if (rooms.isEmpty()) {
            return false;
        }
        // Room that the handler reserves meanwhile can overfill a lane by as much, once: its memory stays bounded.
        List<Delivery> claimed = Transactions.run(
                database,
                open -> rows.claim(open, rooms, now, RetryRules.micros(now.plus(settings.lease())), holder.name()));
        if (claimed.isEmpty()) {
            return false;
        }
        List<Delivery> reachable = addresses.withKeys(claimed);
        lanes.reserveFor(reachable);
        lanes.take(reachable);
        return true;
    }

    private void refresh() throws SQLException {
        long now = System.nanoTime();
        if (refreshedAt == 0 || now - refreshedAt > REFRESH.toNanos()) {
            lanes.open(Transactions.run(database, rows::openLanes));
            meters.pending(Transactions.run(database, Dispatcher::countOpen));
            refreshedAt = now;
        }
    }

    private static long countOpen(Connection open) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("""
                select count(*) from (select from delivery where state in ('PENDING', 'SENDING') limit 100000) open""");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Claims nothing more. */
    void close() {
        worker.close();
    }
}
