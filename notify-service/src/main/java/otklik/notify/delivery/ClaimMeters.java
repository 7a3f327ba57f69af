package otklik.notify.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Metrics of claims and lanes; names are a public interface, see {@code docs/reference/metrics.md}. */
@Singleton
final class ClaimMeters {
    private final MeterRegistry registry;
    private final Timer claim;
    private final AtomicLong resting = new AtomicLong();
    private final Map<String, AtomicLong> held = new ConcurrentHashMap<>();

    ClaimMeters(MeterRegistry registry) {
        this.registry = registry;
        this.claim = Timer.builder("otklik.delivery.claim")
                .description("Time to look at what is due and to lease what is taken of it, commit included")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(3),
                        Duration.ofMillis(4),
                        Duration.ofMillis(5),
                        Duration.ofMillis(7),
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50))
                .register(registry);
        Gauge.builder("otklik.lanes.resting", resting, AtomicLong::doubleValue)
                .description("Webhooks and bots that are let alone for a while, since they fail or ask for it")
                .register(registry);
    }

    void claimed(long nanos) {
        claim.record(Duration.ofNanos(nanos));
    }

    void lanes(long nowResting, Map<String, Integer> nowHeld) {
        resting.set(nowResting);
        nowHeld.forEach((lane, number) -> held(lane).set(number));
    }

    private AtomicLong held(String lane) {
        return held.computeIfAbsent(lane, name -> {
            AtomicLong number = new AtomicLong();
            Gauge.builder("otklik.lane.held", number, AtomicLong::doubleValue)
                    .description("Notices that this process has in hand for one webhook or bot, at the last look")
                    .tags("lane", name)
                    .register(registry);
            return number;
        });
    }
}
