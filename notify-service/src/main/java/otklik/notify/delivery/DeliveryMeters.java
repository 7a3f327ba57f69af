package otklik.notify.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Metrics of deliveries; names are a public interface, see {@code docs/reference/metrics.md}. */
@Singleton
public final class DeliveryMeters {
    private static final String NO_REASON = "none";

    private final MeterRegistry registry;
    private final Map<Urgency, AtomicLong> pending = new EnumMap<>(Urgency.class);
    private final Map<String, Counter> deliveries = new ConcurrentHashMap<>();
    private final Map<String, Counter> untold = new ConcurrentHashMap<>();
    private final Map<String, Timer> ages = new ConcurrentHashMap<>();

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Urgency urgency : Urgency.values()) {
            AtomicLong rows = new AtomicLong();
            pending.put(urgency, rows);
            Gauge.builder("otklik.deliveries.pending.rows", rows, AtomicLong::doubleValue)
                    .description("Deliveries that are open, at the last look, at most 10000 of each webhook or bot")
                    .tags("urgency", urgency.word())
                    .register(registry);
        }
    }

    /** @param rows by urgency; none of those that are not named */
    void pending(Map<Urgency, Long> rows) {
        pending.forEach((urgency, gauge) -> gauge.set(rows.getOrDefault(urgency, 0L)));
    }

    public void count(Outcome outcome) {
        String channel = outcome.delivery().channel();
        switch (outcome) {
            case Outcome.Sent sent -> {
                deliveries(channel, "sent", NO_REASON).increment();
                age(channel).record(Duration.between(sent.delivery().facts().happenedAt(), sent.at()));
            }
            case Outcome.Dead dead ->
                deliveries(channel, "dead", dead.why().word()).increment();
            case Outcome.Again again -> {
                if (again.wasTried()) {
                    deliveries(channel, "retried", again.unanswered() ? DeadReason.UNANSWERED.word() : NO_REASON)
                            .increment();
                }
            }
        }
    }

    /** A notice that nobody can be told, with the reason from a fixed list. */
    void untold(String channel, String reason) {
        untold.computeIfAbsent(
                        channel + "," + reason,
                        key -> Counter.builder("otklik.notices.untold")
                                .description("Notices for which there is no recipient")
                                .tags("channel", channel, "reason", reason)
                                .register(registry))
                .increment();
    }

    private Counter deliveries(String channel, String result, String reason) {
        return deliveries.computeIfAbsent(
                channel + "," + result + "," + reason,
                key -> Counter.builder("otklik.deliveries")
                        .description("Deliveries by how an attempt ended")
                        .tags("channel", channel, "result", result, "reason", reason)
                        .register(registry));
    }

    private Timer age(String channel) {
        return ages.computeIfAbsent(
                channel,
                key -> Timer.builder("otklik.delivery.age")
                        .description("Time from the event to its notice being taken")
                        .tags("channel", channel)
                        .register(registry));
    }
}
