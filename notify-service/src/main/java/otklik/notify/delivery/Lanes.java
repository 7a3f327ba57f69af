package otklik.notify.delivery;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All lanes of this process, and the one event loop that they send on. */
@Singleton
public final class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);
    private static final Duration CHAT_IS_BUSY_FOR = Duration.ofSeconds(1);

    private final Ways ways;
    private final LaneOwner owner;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Context sendingLoop;
    private final Recorder recorder;
    private final Bars bars;
    private final InHand inHand;
    private final DeliverySettings settings;
    private final Clock clock;
    private volatile boolean closed;

    Lanes(
            Ways ways,
            LaneOwner owner,
            Vertx vertx,
            Recorder recorder,
            Bars bars,
            InHand inHand,
            DeliverySettings settings,
            Clock clock) {
        this.ways = ways;
        this.owner = owner;
        this.bars = bars;
        this.inHand = inHand;
        this.sendingLoop = vertx.getOrCreateContext();
        this.recorder = recorder;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether there is a sender for this channel. */
    boolean serves(String channel) {
        return ways.of(channel) != null;
    }

    /** Creates lanes that are not known yet. */
    void open(Collection<String> names) {
        names.forEach(this::lane);
    }

    /** Room of every lane that wants more, within what all together may hold. */
    Map<String, Integer> rooms(Instant now) {
        Map<String, Integer> rooms = new HashMap<>();
        int left = closed ? 0 : left();
        if (left > 0) {
            for (Lane lane : lanes.values()) {
                int wanted = Math.min(left, lane.wants(now));
                if (wanted > 0) {
                    rooms.put(lane.name(), wanted);
                }
            }
        }
        return rooms;
    }

    /** Keeps room for one notice; false when it has to wait in the table. */
    boolean reserve(String name, Instant now) {
        Lane lane = lane(name);
        return !closed && lane != null && left() > 0 && lane.reserve(now);
    }

    private int left() {
        return settings.mostHeld()
                - lanes.values().stream().mapToInt(Lane::held).sum();
    }

    /** Keeps room for what was claimed by {@link #rooms}. */
    void reserveFor(Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> {
            Lane lane = lane(delivery.lane());
            if (lane != null) {
                lane.release(-1);
            }
        });
    }

    /** Gives back room that was reserved for these. */
    void release(Collection<Delivery> deliveries) {
        deliveries.forEach(delivery -> {
            Lane lane = lane(delivery.lane());
            if (lane != null) {
                lane.release(1);
            }
        });
    }

    /** Sends what room was reserved for, and lets go of what its citizen will not have, and of what is being sent already. */
    void take(List<Delivery> deliveries) {
        List<Delivery> left = new ArrayList<>();
        Map<String, List<Delivery>> byLane = new HashMap<>();
        for (Delivery delivery : deliveries) {
            DeadReason bar = bars.against(delivery);
            InHand.Verdict verdict = inHand.take(delivery);
            if (verdict == InHand.Verdict.SEND && bar == null) {
                byLane.computeIfAbsent(delivery.lane(), lane -> new ArrayList<>())
                        .add(delivery);
                continue;
            }
            left.add(delivery);
            switch (verdict) {
                case SEND -> recorder.record(delivery, new DeliveryResult.Barred(Objects.requireNonNull(bar)));
                case LATER -> recorder.record(delivery, new DeliveryResult.PutBack(CHAT_IS_BUSY_FOR));
                case HAVE_IT -> LOG.warnf("notice=%s claimed=again while it is being sent", delivery.noticeId());
            }
        }
        release(left);
        sendingLoop.runOnContext(now -> byLane.forEach((name, some) -> {
            Lane lane = lane(name);
            if (lane != null) {
                lane.take(some);
            }
        }));
    }

    private @Nullable Lane lane(String name) {
        Lane known = lanes.get(name);
        if (known != null) {
            return known;
        }
        Sender sender = ways.of(Recipient.channelOf(name));
        return sender == null ? null : lanes.computeIfAbsent(name, key -> lane(key, sender));
    }

    private Lane lane(String name, Sender sender) {
        if (sender.isPaced()) {
            owner.want(name);
        }
        Lane.Limits limits = new Lane.Limits(settings.attemptTimeout().multipliedBy(2), settings.longestRetryAfter());
        return new Lane(name, sender, clock, limits, new Lane.Outside() {
            @Override
            public boolean isOurs() {
                return !sender.isPaced() || owner.holds(name, System.nanoTime());
            }

            @Override
            public void letGo(Duration after) {
                ways.letGo(delivery -> delivery.lane().equals(name), after);
            }

            @Override
            public void ended(Delivery delivery, DeliveryResult result) {
                recorder.record(delivery, result);
            }
        });
    }

    /** How many are in hand, by lane. */
    Map<String, Integer> held() {
        Map<String, Integer> held = new HashMap<>();
        lanes.values().forEach(lane -> held.put(lane.name(), lane.held()));
        return held;
    }

    /** How many lanes let their receiver alone. */
    long resting() {
        return lanes.values().stream()
                .filter(lane -> lane.rests(clock.instant()))
                .count();
    }

    /**
     * Puts back what is in hand for this endpoint and not on its way: what its citizen wants has changed, and is looked at when
     * it is claimed again. To be called once the change is committed; any thread.
     */
    public void forget(String endpoint) {
        sendingLoop.runOnContext(now -> {
            lanes.values().forEach(lane -> lane.forget(endpoint));
            ways.letGo(delivery -> delivery.endpoint().equals(endpoint), Duration.ZERO);
        });
    }

    /** Takes nothing more in, and lets go of what is not on its way yet. */
    void close() {
        closed = true;
        sendingLoop.runOnContext(now -> lanes.values().forEach(Lane::letGo));
    }

    /** Waits until nothing is on its way, at most as long as an attempt may take. */
    void drain() {
        long end = System.nanoTime() + settings.attemptTimeout().toNanos();
        while (lanes.values().stream().anyMatch(lane -> lane.held() > 0) && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
