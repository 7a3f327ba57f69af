package otklik.notify.template;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics of texts; names are a public interface, see {@code docs/reference/metrics.md}. */
@Singleton
final class TextMeters {
    private final MeterRegistry registry;
    private final Map<String, Counter> cut = new ConcurrentHashMap<>();

    TextMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void cut(String channel) {
        cut.computeIfAbsent(
                        channel,
                        key -> Counter.builder("otklik.notice.texts.cut")
                                .description("Texts of notices that were over their channel's limit")
                                .tags("channel", channel)
                                .register(registry))
                .increment();
    }
}
