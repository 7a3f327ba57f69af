package otklik.eventing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Event;
import otklik.contracts.Stream;

/**
 * Publishes events directly, for services without a database on their path. What is on its way is bounded in records and
 * bytes: beyond that {@link #publish} refuses at once, so memory stays flat while the broker is slow or away. Several who
 * share it take a {@link Lane} each. Thread-safe.
 */
public final class Publisher implements AutoCloseable {
    /** Bound of records on their way. */
    static final int WINDOW_RECORDS = 20_000;
    /** Bound of bytes on their way; half the producer's own buffer, since batches may be filled badly. */
    static final long WINDOW_BYTES = 24L * 1024 * 1024;

    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final KafkaProducer<byte[], byte[]> producer;
    private final MeterRegistry registry;
    private final Map<String, Counter> published = new ConcurrentHashMap<>();
    private final Room all = new Room();
    private final Bell left = new Bell();

    Publisher(EventCodec codec, DeadLetters deadLetters, Clients clients, MeterRegistry registry) {
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.registry = registry;
        this.producer = clients.promptProducer();
        Gauge.builder("otklik.publisher.inflight.records", all, Room::records)
                .description("Records sent and not yet acknowledged by the broker")
                .register(registry);
    }

    /** The window is full, or the broker cannot be reached: try again later. */
    public static final class Overloaded extends RuntimeException {
        Overloaded(String reason) {
            super(reason, null, false, false);
        }
    }

    /** True while a publish would not be refused for want of room. */
    public boolean hasRoom() {
        return all.isLeft();
    }

    /**
     * A way through this publisher for one of several who share it.
     *
     * @param most share of the room that it may hold by itself, above 0 and below 1
     */
    public Lane lane(double most) {
        return new Lane(this, most);
    }

    /** What all lanes together have on its way. */
    Room room() {
        return all;
    }

    /** Rung whenever something is not on its way any more. */
    Bell left() {
        return left;
    }

    /**
     * Sends an event to its topics.
     *
     * @return completes when the broker has it durably (acks=all), on the producer's thread: hand long work on. Fails with
     *     a Kafka exception when the outcome is unknown or the record was refused; with {@link Overloaded} at once when
     *     there is no room. Never blocks: before {@link #warmUp} of the stream it fails at once.
     */
    public CompletableFuture<Void> publish(Outgoing<?> event) {
        return publish(event, null);
    }

    CompletableFuture<Void> publish(Outgoing<?> event, @Nullable Lane lane) {
        if (!hasRoom()) {
            return CompletableFuture.failedFuture(new Overloaded("too many records wait for the broker"));
        }
        return send(codec.encode(event), event.stream().name(), lane);
    }

    /**
     * Puts an event aside that cannot be sent as it is: a dead letter of its topic, as {@link #publish} in all else. Sent again, it goes to
     * that topic.
     *
     * @param reason quotes nothing of the content
     */
    public CompletableFuture<Void> park(Outgoing<?> event, String reason) {
        if (!hasRoom()) {
            return CompletableFuture.failedFuture(new Overloaded("too many records wait for the broker"));
        }
        return send(
                deadLetters.letterOfUnsent(codec.encode(event), event.id(), reason),
                event.stream().deadLetters(),
                null);
    }

    private CompletableFuture<Void> send(Encoded encoded, String stream, @Nullable Lane lane) {
        Counter counter = published.computeIfAbsent(stream, this::counter);
        List<ProducerRecord<byte[], byte[]>> copies = EventCodec.records(encoded);
        if (copies.size() == 1) {
            return send(copies.getFirst(), counter, lane);
        }
        return CompletableFuture.allOf(
                copies.stream().map(copy -> send(copy, counter, lane)).toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> copy, Counter counter, @Nullable Lane lane) {
        CompletableFuture<Void> ack = new CompletableFuture<>();
        int size = copy.value() == null ? 0 : copy.value().length;
        enter(size, lane);
        try {
            producer.send(copy, (metadata, fault) -> {
                leave(size, lane);
                if (fault == null) {
                    counter.increment();
                    ack.complete(null);
                } else {
                    ack.completeExceptionally(fault);
                }
            });
        } catch (RuntimeException e) {
            leave(size, lane);
            ack.completeExceptionally(e);
        }
        return ack;
    }

    private void enter(int size, @Nullable Lane lane) {
        all.enter(size);
        if (lane != null) {
            lane.enter(size);
        }
    }

    private void leave(int size, @Nullable Lane lane) {
        all.leave(size);
        if (lane != null) {
            lane.leave(size);
        }
        left.ring();
    }

    private Counter counter(String stream) {
        return Counter.builder("otklik.published.records")
                .description("Records that the broker has durably")
                .tags("stream", stream)
                .register(registry);
    }

    /**
     * Asks the broker for the stream's partitions, so that publishing to it can begin. Waits for the answer.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException when none came within the patience
     */
    public void warmUp(Stream<? extends Event> stream, Duration patience) throws InterruptedException {
        warmUp(stream.name(), patience);
    }

    /** The same before the first {@link #park} of the stream's events. */
    public void warmUpLetters(Stream<? extends Event> stream, Duration patience) throws InterruptedException {
        warmUp(stream.deadLetters(), patience);
    }

    private void warmUp(String topic, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                producer.partitionsFor(topic);
                return;
            } catch (TimeoutException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                Thread.sleep(20);
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
