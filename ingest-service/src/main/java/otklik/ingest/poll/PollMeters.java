package otklik.ingest.poll;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Metrics of polling. What this replica saw: with several, take the most recent. Thread-safe. */
@Singleton
final class PollMeters {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    PollMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Of one platform. */
    private static final class Seen {
        private volatile @Nullable Instant succeeded;
        private volatile @Nullable Instant behind;
        private volatile boolean dead;
    }

    /** Shows a platform from the start, so that one that never answered is seen as well. */
    void show(String connector) {
        Seen source = seen.computeIfAbsent(connector, code -> new Seen());
        Gauge.builder("otklik.ingest.poll.last.success.seconds", source, PollMeters::lastSuccess)
                .description("When the platform last answered with a page that was taken, seconds since 1970; 0 before")
                .tag("connector", connector)
                .register(registry);
        Gauge.builder("otklik.ingest.poll.lag.seconds", source, this::lag)
                .description("Age of the newest message taken while the platform has more; 0 when it has not")
                .tag("connector", connector)
                .register(registry);
        Gauge.builder("otklik.ingest.poll.dead", source, s -> s.dead ? 1 : 0)
                .description("1 while the platform counts as dead and is asked seldom")
                .tag("connector", connector)
                .register(registry);
    }

    /**
     * A page was taken.
     *
     * @param result {@code taken}, {@code same} or {@code empty}
     * @param behind when its newest message was sent; absent where the platform has nothing more
     */
    void succeeded(String connector, String result, @Nullable Instant behind) {
        pages(connector, result);
        Seen source = seen.computeIfAbsent(connector, code -> new Seen());
        source.succeeded = clock.instant();
        source.behind = behind;
        source.dead = false;
    }

    void failed(String connector, boolean dead) {
        pages(connector, "failed");
        seen.computeIfAbsent(connector, code -> new Seen()).dead = dead;
    }

    void items(String connector, int accepted, int refused) {
        items(connector, "accepted", accepted);
        items(connector, "refused", refused);
    }

    private void pages(String connector, String result) {
        Counter.builder("otklik.ingest.poll.pages")
                .description("Pages that platforms were asked for, by what came of it")
                .tags("connector", connector, "result", result)
                .register(registry)
                .increment();
    }

    private void items(String connector, String result, int number) {
        Counter.builder("otklik.ingest.poll.items")
                .description("Messages of pages that are durable: accepted, or refused and put aside")
                .tags("connector", connector, "result", result)
                .register(registry)
                .increment(number);
    }

    private static double lastSuccess(Seen source) {
        Instant at = source.succeeded;
        return at == null ? 0 : at.toEpochMilli() / 1000.0;
    }

    private double lag(Seen source) {
        Instant at = source.behind;
        return at == null
                ? 0
                : Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0);
    }
}
