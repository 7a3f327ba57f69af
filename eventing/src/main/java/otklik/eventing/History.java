package otklik.eventing;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import otklik.contracts.Event;
import otklik.contracts.Stream;

/** What a topic still holds from an instant on, for somebody who asks once; a service follows its streams by {@link Eventing}. */
public final class History {
    private static final Logger LOG = Logger.getLogger(History.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private History() {}

    /** The topic cannot be read now; the message says why. */
    public static final class Unavailable extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What is done with a batch of events, in the topic's order within a partition. */
    @FunctionalInterface
    public interface Reader<E extends Event> {
        void take(List<Envelope<E>> batch) throws SQLException;
    }

    /**
     * Every event that was written at this instant or later, up to the topic's present end. A record that is no event of the stream is
     * passed over, with a warning. Nothing where there is no such topic. Blocks.
     *
     * @throws Unavailable where no broker answers, or reading makes no progress for half a minute
     */
    public static <E extends Event> void read(Stream<E> stream, Instant since, KafkaSettings settings, Reader<E> reader)
            throws SQLException, Unavailable {
        try (KafkaConsumer<byte[], byte[]> records = new Clients(settings).onlooker()) {
            List<TopicPartition> partitions = new ArrayList<>();
            records.listTopics()
                    .getOrDefault(stream.name(), List.of())
                    .forEach(found -> partitions.add(new TopicPartition(found.topic(), found.partition())));
            records.assign(partitions);
            Map<TopicPartition, Long> ends = records.endOffsets(partitions);
            seek(records, since, ends);
            read(records, stream, ends, reader);
        } catch (KafkaException e) {
            throw new Unavailable(
                    "Kafka at " + settings.bootstrapServers() + " does not answer: " + Faults.describe(e), e);
        }
    }

    private static void seek(KafkaConsumer<byte[], byte[]> records, Instant since, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        ends.keySet().forEach(partition -> wanted.put(partition, Math.max(0, since.toEpochMilli())));
        records.offsetsForTimes(wanted).forEach((partition, found) -> {
            Long end = ends.get(partition);
            records.seek(partition, found != null ? found.offset() : end == null ? 0 : end);
        });
    }

    private static <E extends Event> void read(
            KafkaConsumer<byte[], byte[]> records, Stream<E> stream, Map<TopicPartition, Long> ends, Reader<E> reader)
            throws SQLException, Unavailable {
        EventCodec codec = new EventCodec("/otklik", Clock.systemUTC());
        int unreadable = 0;
        long progressAt = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> records.position(end.getKey()) < end.getValue())) {
            List<Envelope<E>> batch = new ArrayList<>();
            int polled = 0;
            for (ConsumerRecord<byte[], byte[]> got : records.poll(POLL)) {
                polled++;
                try {
                    if (got.value() != null) {
                        batch.add(codec.decode(got, stream));
                    }
                } catch (Unreadable e) {
                    unreadable++;
                }
            }
            if (polled > 0) {
                progressAt = System.nanoTime();
                reader.take(batch);
            } else if (System.nanoTime() - progressAt > PATIENCE.toNanos()) {
                throw new Unavailable(
                        stream.name() + " gave nothing for " + PATIENCE.toSeconds() + " s before its end was reached",
                        new IllegalStateException("no progress"));
            }
        }
        if (unreadable > 0) {
            LOG.warnf("stream=%s unreadable=%d", stream.name(), unreadable);
        }
    }
}
