package otklik.eventing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Event;
import otklik.contracts.Stream;

/**
 * Reads a stream into PostgreSQL: the handler's rows, the dead letters and the read position are one transaction, so each
 * event has its effect exactly once, whatever is killed.
 *
 * <p>A record on which the handler fails alone goes to the dead letters, or back to its writer (by the outbox). A topic made anew under an old
 * name, or a position that the broker no longer has, stops that partition with an error that says what to do: nothing is
 * skipped silently.
 */
public final class DatabaseConsumer<E extends Event> extends Loop {
    private static final Logger LOG = Logger.getLogger(DatabaseConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long MIRROR_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    /** Work on a batch within a transaction that it neither commits nor rolls back; called by one thread. */
    @FunctionalInterface
    public interface Handler<E extends Event> {
        void handle(Connection transaction, List<Envelope<E>> batch) throws SQLException;

        /**
         * Told on the same thread after the commit of what {@link #handle} did; not told when the transaction was rolled
         * back or its end is unknown.
         */
        default void committed() {}

        /** True where each event is to be handled in a transaction of its own: it locks rows that others lock one by one, too. */
        default boolean isOneByOne() {
            return false;
        }
    }

    private final String group;
    private final Member member;
    private final Stream<E> stream;
    private final Collection<String> topics;
    private final Handler<E> handler;
    private final DataSource database;
    private final Clients clients;
    private final EventCodec codec;
    private final Offsets offsets;
    private final Outbox outbox;
    private final Aside aside;
    private final Meters meters;
    private final AtomicLong lag;

    private final Map<TopicPartition, Long> believed = new HashMap<>();
    private final Map<TopicPartition, String> stopped = new HashMap<>();
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;
    private long mirroredAt;

    DatabaseConsumer(
            String consumer,
            Member member,
            Stream<E> stream,
            Collection<String> topics,
            Handler<E> handler,
            DataSource database,
            Clients clients,
            EventCodec codec,
            Offsets offsets,
            Outbox outbox,
            Aside aside,
            Meters meters) {
        super(consumer + ": " + stream.name() + member.suffix());
        // Kafka takes no angle brackets in the names of groups.
        this.group = consumer + "." + stream.name().replace("<code>.", "");
        this.member = member;
        this.stream = stream;
        this.topics = topics;
        this.handler = handler;
        this.database = database;
        this.clients = clients;
        this.codec = codec;
        this.offsets = offsets;
        this.outbox = outbox;
        this.aside = aside;
        this.meters = meters;
        this.lag = meters.lag();
    }

    @Override
    void session() throws SQLException {
        believed.clear();
        stopped.clear();
        try (var records = clients.consumer(group, member.id(), "none")) {
            records.subscribe(topics, new Assignment(records));
            reading = records;
            while (!stopping()) {
                ConsumerRecords<byte[], byte[]> polled = poll(records);
                report(records);
                if (!polled.isEmpty()) {
                    long started = System.nanoTime();
                    consume(polled, records);
                    meters.batch.record(Duration.ofNanos(System.nanoTime() - started));
                }
                lag.set(Lag.of(records));
                mirror(records);
            }
        } finally {
            reading = null;
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> records) {
        try {
            return records.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            for (TopicPartition partition : e.partitions()) {
                stop(
                        partition,
                        "position " + believed.get(partition) + " of " + partition
                                + " is no longer on the broker: run `otklik redrive --accept-topic " + partition.topic()
                                + "` to go on with the oldest record there is",
                        records);
            }
            return ConsumerRecords.empty();
        }
    }

    private void consume(ConsumerRecords<byte[], byte[]> polled, KafkaConsumer<byte[], byte[]> records)
            throws SQLException {
        if (handler.isOneByOne()) {
            oneByOne(polled, records);
            return;
        }
        try {
            if (!transact(polled)) {
                reload(records, polled.partitions());
            }
        } catch (SQLException | RuntimeException e) {
            if (!Faults.isPoison(e)) {
                throw e;
            }
            oneByOne(polled, records);
        }
    }

    /** False if another reader has moved a position meanwhile: nothing was done. */
    private boolean transact(Iterable<ConsumerRecord<byte[], byte[]>> polled) throws SQLException {
        Batch<E> batch = Batch.read(polled, codec, stream, aside);
        boolean mine = Transactions.run(database, transaction -> {
            if (!offsets.advance(transaction, believed, batch.next())) {
                transaction.rollback();
                return false;
            }
            if (!batch.envelopes().isEmpty()) {
                handler.handle(transaction, batch.envelopes());
            }
            outbox.appendEncoded(transaction, batch.letters());
            return true;
        });
        if (mine) {
            done(batch);
            if (!batch.envelopes().isEmpty()) {
                handler.committed();
            }
        }
        return mine;
    }

    private void done(Batch<E> batch) {
        believed.putAll(batch.next());
        meters.consumed.increment(batch.envelopes().size() + batch.letters().size() + batch.skipped());
        meters.deadLetters.increment(batch.deadLetters());
        meters.skipped.increment(batch.skipped());
        outbox.signal();
    }

    /** Each record in a transaction of its own: what is poison then is put aside, and the others are not harmed. */
    private void oneByOne(ConsumerRecords<byte[], byte[]> polled, KafkaConsumer<byte[], byte[]> records)
            throws SQLException {
        for (ConsumerRecord<byte[], byte[]> got : polled) {
            boolean mine;
            try {
                mine = transact(List.of(got));
            } catch (SQLException | RuntimeException e) {
                if (!Faults.isPoison(e)) {
                    throw e;
                }
                mine = park(got, aside.letterOfPoison(got, e));
            }
            if (!mine) {
                reload(records, polled.partitions());
                return;
            }
        }
    }

    private boolean park(ConsumerRecord<byte[], byte[]> poison, Encoded letter) throws SQLException {
        Batch<E> parked = new Batch<>(
                List.of(),
                List.of(letter),
                0,
                Map.of(new TopicPartition(poison.topic(), poison.partition()), poison.offset() + 1));
        boolean mine = Transactions.run(database, transaction -> {
            if (!offsets.advance(transaction, believed, parked.next())) {
                transaction.rollback();
                return false;
            }
            outbox.appendEncoded(transaction, parked.letters());
            return true;
        });
        if (mine) {
            done(parked);
        }
        return mine;
    }

    private void reload(KafkaConsumer<byte[], byte[]> records, Set<TopicPartition> partitions) throws SQLException {
        LOG.warnf("consumer=%s partitions=%s: another reader was here, going on after it", group, partitions);
        seek(records, partitions);
    }

    private void seek(KafkaConsumer<byte[], byte[]> records, Collection<TopicPartition> partitions)
            throws SQLException {
        Map<TopicPartition, Long> beginnings = records.beginningOffsets(partitions);
        Map<String, String> ids = topicIds(partitions);
        Transactions.run(database, transaction -> {
            for (TopicPartition partition : partitions) {
                try {
                    long next = offsets.load(
                            transaction,
                            partition,
                            Objects.requireNonNull(ids.get(partition.topic())),
                            Objects.requireNonNull(beginnings.get(partition)));
                    believed.put(partition, next);
                    records.seek(partition, next);
                } catch (Offsets.OtherTopic e) {
                    records.seek(partition, Objects.requireNonNull(beginnings.get(partition)));
                    stop(partition, String.valueOf(e.getMessage()), records);
                }
            }
            return true;
        });
    }

    private Map<String, String> topicIds(Collection<TopicPartition> partitions) {
        Set<String> names = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        try (var admin = clients.admin()) {
            Map<String, TopicDescription> found = admin.describeTopics(names)
                    .allTopicNames()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            Map<String, String> ids = new HashMap<>();
            found.forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
            return ids;
        }
    }

    private void stop(TopicPartition partition, String reason, KafkaConsumer<byte[], byte[]> records) {
        LOG.errorf("consumer=%s partition=%s stopped: %s", group, partition, reason);
        records.pause(Set.of(partition));
        stopped.put(partition, reason);
    }

    private void report(KafkaConsumer<byte[], byte[]> records) {
        if (stopped.isEmpty()) {
            working("reading " + records.assignment().size() + " partitions");
        } else {
            halted(String.join("; ", stopped.values()));
        }
    }

    /** Positions are mirrored to Kafka for lag tools only; nobody reads them back. */
    private void mirror(KafkaConsumer<byte[], byte[]> records) {
        if (System.nanoTime() - mirroredAt < MIRROR_EVERY_NANOS || believed.isEmpty()) {
            return;
        }
        mirroredAt = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> mirror = new HashMap<>();
        for (TopicPartition partition : records.assignment()) {
            if (believed.containsKey(partition) && !stopped.containsKey(partition)) {
                // What was polled is done by now; the position is past the marks of transactions too.
                mirror.put(partition, new OffsetAndMetadata(records.position(partition)));
            }
        }
        records.commitAsync(mirror, (done, fault) -> {
            if (fault != null) {
                LOG.debugf("consumer=%s mirror=%s", group, Faults.describe(fault));
            }
        });
    }

    @Override
    void interruptWait() {
        var current = reading;
        if (current != null) {
            current.wakeup();
        }
    }

    /** Positions come from PostgreSQL whenever partitions come. */
    private final class Assignment implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> records;

        Assignment(KafkaConsumer<byte[], byte[]> records) {
            this.records = records;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            try {
                seek(records, partitions);
            } catch (SQLException e) {
                throw new IllegalStateException("positions of " + group + " cannot be read", e);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(believed::remove);
            partitions.forEach(stopped::remove);
        }
    }
}
