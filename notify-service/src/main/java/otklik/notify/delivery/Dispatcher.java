package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import otklik.eventing.Condition;

/**
 * Claims due rows for the lanes that have room: retries, statuses, chats, and whatever was not handed over at once. Looks
 * whenever the bell rings, and now and then without.
 */
@Singleton
final class Dispatcher {
    /** Between claims that take all there is. */
    private static final long SHORTEST_ROUND_NANOS = Duration.ofMillis(15).toNanos();

    private final Claim claim;
    private final Turns turns;
    private final Lanes lanes;
    private final Addresses addresses;
    private final Bell bell;
    private final DeliverySettings settings;
    private final Clock clock;
    private final FormerLife formerLife;
    private final Worker worker = new Worker("notify: dispatcher", this::round);
    private long roundAt;
    private boolean full;

    Dispatcher(
            Claim claim,
            Turns turns,
            Lanes lanes,
            Addresses addresses,
            Bell bell,
            DeliverySettings settings,
            Clock clock,
            FormerLife formerLife) {
        this.claim = claim;
        this.turns = turns;
        this.lanes = lanes;
        this.addresses = addresses;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
        this.formerLife = formerLife;
    }

    void start() {
        worker.start();
    }

    Condition condition() {
        return worker.condition();
    }

    private void round() throws SQLException, InterruptedException {
        formerLife.release();
        if (bell.wasRung()) {
            turns.wake(clock.instant());
        }
        if (!claim() && bell.await(quiet())) {
            turns.wake(clock.instant());
        }
    }

    private Duration quiet() {
        Instant now = clock.instant();
        return Duration.between(now, turns.quietUntil(lanes.rooms(now), now, now.plus(settings.look())));
    }

    /** True if there may be more. */
    private boolean claim() throws SQLException, InterruptedException {
        long sinceLast = System.nanoTime() - roundAt;
        if (!full && sinceLast < SHORTEST_ROUND_NANOS) {
            TimeUnit.NANOSECONDS.sleep(SHORTEST_ROUND_NANOS - sinceLast);
        }
        roundAt = System.nanoTime();
        Instant now = RetryRules.micros(clock.instant());
        lanes.open(turns.lanes());
        Map<String, Integer> rooms = lanes.rooms(now);
        // Room that the handler reserves meanwhile can overfill a lane by as much, once: its memory stays bounded.
        Claim.Claimed claimed = claim.of(rooms, now);
        full = claimed.deliveries().size() == settings.claimMost();
        List<Delivery> deliveries = addresses.withKeys(claimed.deliveries());
        if (!deliveries.isEmpty()) {
            lanes.reserveFor(deliveries);
            lanes.take(deliveries);
        }
        return claimed.looked();
    }

    /** Claims nothing more. */
    void close() {
        worker.close();
    }
}
