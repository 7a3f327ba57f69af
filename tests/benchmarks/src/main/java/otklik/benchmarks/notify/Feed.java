package otklik.benchmarks.notify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import otklik.benchmarks.Waits;
import otklik.benchmarks.bed.Bed;
import otklik.contracts.Streams;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Outgoing;
import otklik.eventing.Publisher;
import otklik.eventing.seal.SealKeys;

/** Publishes what other services would, with every acknowledgement of the broker. */
final class Feed implements AutoCloseable {
    private static final double PATIENCE_SECONDS = 60;

    private final Eventing eventing;
    private final Publisher publisher;
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Feed(Bed bed) throws InterruptedException {
        eventing = new Eventing(
                "routing",
                "0",
                "bench",
                KafkaSettings.of(bed.bootstrapServers()),
                SealKeys.readPublic(bed.keys(), "dead-letter"),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        publisher = eventing.publisher();
        publisher.warmUp(Streams.CASES_EVENTS, Duration.ofSeconds(30));
        publisher.warmUp(Streams.CONTACTS, Duration.ofSeconds(30));
    }

    /** Waits for room where there is none. */
    void publish(Outgoing<?> event) {
        if (!Waits.until(publisher::hasRoom, PATIENCE_SECONDS)) {
            throw new IllegalStateException("the broker takes nothing more");
        }
        open.incrementAndGet();
        var _ = publisher.publish(event).whenComplete((done, fault) -> {
            if (fault != null) {
                refused.incrementAndGet();
            }
            open.decrementAndGet();
        });
    }

    /** Waits until the broker has everything. */
    void flush() {
        if (!Waits.until(() -> open.get() == 0, PATIENCE_SECONDS) || refused.get() > 0) {
            throw new IllegalStateException("the broker did not take " + (open.get() + refused.get()) + " events");
        }
    }

    @Override
    public void close() throws Exception {
        eventing.close();
    }
}
