package otklik.eventing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Metrics of one consumer, whose readers share them; names are a public interface, see {@code docs/reference/metrics.md}. */
final class Meters {
    final Counter consumed;
    final Counter deadLetters;
    final Counter skipped;
    final Timer batch;
    private final List<AtomicLong> lags = new CopyOnWriteArrayList<>();

    Meters(MeterRegistry registry, String consumer, String stream) {
        consumed = Counter.builder("otklik.consumed.records")
                .description("Records worked on")
                .tags("consumer", consumer, "stream", stream)
                .register(registry);
        deadLetters = Counter.builder("otklik.dead.letters")
                .description("Records that went to the dead letters")
                .tags("consumer", consumer, "stream", stream)
                .register(registry);
        skipped = Counter.builder("otklik.skipped.records")
                .description("Records of an unknown type that were skipped")
                .tags("consumer", consumer, "stream", stream)
                .register(registry);
        batch = Timer.builder("otklik.batch")
                .description("Time one batch took, from decoding to commit")
                .tags("consumer", consumer, "stream", stream)
                .register(registry);
        Gauge.builder(
                        "otklik.consumer.lag.records",
                        lags,
                        its -> its.stream().mapToLong(AtomicLong::get).sum())
                .description("Records behind the end of the stream")
                .tags("consumer", consumer, "stream", stream)
                .register(registry);
    }

    /** Records that one more reader is behind; all together are shown. */
    AtomicLong lag() {
        AtomicLong lag = new AtomicLong();
        lags.add(lag);
        return lag;
    }
}
