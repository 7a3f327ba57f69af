package otklik.notify.delivery;

import io.quarkus.arc.All;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All lanes of this process, and the one event loop that they send on. */
@Singleton
final class Lanes {
    private final Map<String, Sender> senders;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Context sendingLoop;
    private final Recorder recorder;
    private final Bars bars;
    private final DeliverySettings settings;
    private final Clock clock;
    private volatile boolean closed;

    Lanes(
            @All List<Sender> senders,
            Vertx vertx,
            Recorder recorder,
            Bars bars,
            DeliverySettings settings,
            Clock clock) {
        this.bars = bars;
        this.senders = senders.stream().collect(Collectors.toMap(Sender::channel, Function.identity()));
        this.sendingLoop = vertx.getOrCreateContext();
        this.recorder = recorder;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether there is a sender for this channel. */
    boolean serves(String channel) {
        return senders.containsKey(channel);
    }

    /** Creates lanes that are not known yet. */
    void open(Collection<String> names) {
        names.forEach(this::lane);
    }

    /** Room of every lane that has some. */
    Map<String, Integer> rooms(Instant now) {
        Map<String, Integer> rooms = new HashMap<>();
        if (!closed) {
            for (Lane lane : lanes.values()) {
                int free = lane.free(now);
                if (free > 0) {
                    rooms.put(lane.name(), free);
                }
            }
        }
        return rooms;
    }

    /** Keeps room for one notice; false when it has to wait in the table. */
    boolean reserve(String name, Instant now) {
        Lane lane = lane(name);
        return !closed && lane != null && lane.reserve(now);
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

    /** Sends what room was reserved for, and lets go of what its citizen will not have. */
    void take(List<Delivery> deliveries) {
        List<Delivery> barred = new ArrayList<>();
        Map<String, List<Delivery>> byLane = new HashMap<>();
        for (Delivery delivery : deliveries) {
            DeadReason bar = bars.against(delivery);
            if (bar == null) {
                byLane.computeIfAbsent(delivery.lane(), lane -> new ArrayList<>())
                        .add(delivery);
            } else {
                barred.add(delivery);
                recorder.record(delivery, new DeliveryResult.Barred(bar));
            }
        }
        release(barred);
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
        Sender sender = senders.get(Recipient.channelOf(name));
        return sender == null
                ? null
                : lanes.computeIfAbsent(
                        name,
                        key -> new Lane(
                                key, sender, clock, settings.attemptTimeout().multipliedBy(2), recorder::record));
    }

    /** Puts back what is in hand for this endpoint and not on its way. */
    void forget(String endpoint) {
        sendingLoop.runOnContext(now -> lanes.values().forEach(lane -> lane.forget(endpoint)));
    }

    /** Takes nothing more in, and lets go of what is not on its way yet. */
    void close() {
        closed = true;
        sendingLoop.runOnContext(now -> lanes.values().forEach(Lane::letGo));
    }

    /** Waits until nothing is on its way, at most as long as an attempt may take. */
    void drain() {
        long end = System.nanoTime() + settings.attemptTimeout().toNanos();
        while (lanes.values().stream().anyMatch(Lane::holdsSome) && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
    }
}
