package otklik.eventing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Event;
import otklik.contracts.Stream;

/**
 * Consume, transform, produce: events in, events out and the read position in one Kafka transaction, so each input has its
 * outputs exactly once for readers of committed records.
 *
 * <p>The handler must be stateless: a batch may be handled again after a fault. A record on which it fails alone goes to
 * the dead letters in the same transaction; the others of the batch are not harmed. A batch without outputs costs no transaction
 * of its own: its position is committed a moment later with what follows.
 */
public final class Transformer<I extends Event> extends Loop {
    private static final Logger LOG = Logger.getLogger(Transformer.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** How long a read position may wait for outputs to be committed with. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Work on a batch; called by one thread. A {@link RuntimeException} means that some event of the batch is poison. */
    @FunctionalInterface
    public interface Handler<I extends Event> {
        List<? extends Outgoing<?>> transform(List<Envelope<I>> batch);
    }

    private final String consumer;
    private final String instance;
    private final Stream<I> stream;
    private final Collection<String> topics;
    private final Predicate<String> wanted;
    private final Handler<I> handler;
    private final Clients clients;
    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final Meters meters;
    private final AtomicLong lag;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private long committedAt;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    Transformer(
            String consumer,
            String instance,
            Stream<I> stream,
            Collection<String> topics,
            Predicate<String> wanted,
            Handler<I> handler,
            Clients clients,
            EventCodec codec,
            DeadLetters deadLetters,
            Meters meters) {
        super(consumer + ": " + stream.name());
        this.consumer = consumer;
        this.instance = instance;
        this.stream = stream;
        this.topics = topics;
        this.wanted = wanted;
        this.handler = handler;
        this.clients = clients;
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.lag = meters.lag();
    }

    @Override
    void session() {
        // Kafka takes no angle brackets in the names of groups and their members.
        String group = consumer + "." + stream.name().replace("<code>.", "");
        try (var producer = clients.transactionalProducer(group + "-" + instance);
                var records = clients.consumer(group, instance, "earliest")) {
            producer.initTransactions();
            uncommitted.clear();
            committedAt = System.nanoTime();
            records.subscribe(topics);
            reading = records;
            while (!stopping()) {
                ConsumerRecords<byte[], byte[]> polled = records.poll(POLL);
                working("reading " + records.assignment().size() + " partitions");
                if (!polled.isEmpty()) {
                    meters.batch.record(() -> transact(polled, producer, records));
                } else if (isDue()) {
                    commit(List.of(), producer, records);
                }
                lag.set(Lag.of(records));
            }
        } finally {
            reading = null;
        }
    }

    private void transact(
            ConsumerRecords<byte[], byte[]> polled,
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> records) {
        Batch<I> batch = Batch.read(polled, codec, stream, wanted, deadLetters);
        List<Encoded> out = new ArrayList<>(batch.letters());
        try {
            encode(handler.transform(batch.envelopes()), out);
        } catch (RuntimeException e) {
            if (!Faults.isPoison(e)) {
                throw e;
            }
            out = oneByOne(polled);
        }
        batch.next().forEach((partition, next) -> uncommitted.put(partition, new OffsetAndMetadata(next)));
        if (!out.isEmpty() || isDue()) {
            commit(out, producer, records);
        }
        meters.consumed.increment(polled.count());
        meters.skipped.increment(batch.skipped());
    }

    private boolean isDue() {
        return !uncommitted.isEmpty() && System.nanoTime() - committedAt >= LONGEST_WAIT.toNanos();
    }

    private void commit(
            List<Encoded> out, KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> records) {
        // A partition that went to another reader since has its position from there.
        uncommitted.keySet().retainAll(records.assignment());
        producer.beginTransaction();
        try {
            for (Encoded encoded : out) {
                for (var copy : EventCodec.records(encoded)) {
                    producer.send(copy);
                }
            }
            producer.sendOffsetsToTransaction(Map.copyOf(uncommitted), records.groupMetadata());
            producer.commitTransaction();
        } catch (RuntimeException e) {
            abort(producer);
            throw e;
        }
        uncommitted.clear();
        committedAt = System.nanoTime();
    }

    /** The batch holds poison: find it by handling each record alone. */
    private List<Encoded> oneByOne(ConsumerRecords<byte[], byte[]> polled) {
        List<Encoded> out = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> got : polled) {
            Batch<I> single = Batch.read(List.of(got), codec, stream, wanted, deadLetters);
            out.addAll(single.letters());
            try {
                encode(handler.transform(single.envelopes()), out);
            } catch (RuntimeException e) {
                if (!Faults.isPoison(e)) {
                    throw e;
                }
                out.add(deadLetters.letterOfPoison(got, e));
            }
        }
        meters.deadLetters.increment(out.stream()
                .filter(e -> DeadLetter.TYPE.equals(e.headers().get("ce_type")))
                .count());
        return out;
    }

    private void encode(List<? extends Outgoing<?>> events, List<Encoded> into) {
        for (Outgoing<?> event : events) {
            into.add(codec.encode(event));
        }
    }

    private static void abort(KafkaProducer<byte[], byte[]> producer) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException e) {
            LOG.debugf("abort=%s: the broker ends the transaction when its time is up", Faults.describe(e));
        }
    }

    @Override
    void interruptWait() {
        var current = reading;
        if (current != null) {
            current.wakeup();
        }
    }
}
