package otklik.eventing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import otklik.contracts.Event;
import otklik.contracts.Stream;

/** A compacted topic as the table that it is, for programs that look once; a service follows its streams by {@link Eventing}. */
public final class CompactedTopic {
    private static final Logger LOG = Logger.getLogger(CompactedTopic.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CompactedTopic() {}

    /** The topic cannot be read now; the message says why. */
    public static final class Unavailable extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The last event of each key up to the topic's present end, by key. A key whose last record has no value is not there. A record
     * that is no event of the stream is passed over, with a warning. Empty where there is no such topic. Blocks.
     *
     * @throws Unavailable where no broker answers, or reading makes no progress for half a minute
     */
    public static <E extends Event> Map<String, Envelope<E>> latest(Stream<E> stream, KafkaSettings settings)
            throws Unavailable {
        try (KafkaConsumer<byte[], byte[]> records = new Clients(settings).onlooker()) {
            List<TopicPartition> partitions = partitions(records, stream);
            records.assign(partitions);
            records.seekToBeginning(partitions);
            return read(records, stream);
        } catch (KafkaException e) {
            throw new Unavailable(
                    "Kafka at " + settings.bootstrapServers() + " does not answer: " + Faults.describe(e), e);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> records, Stream<?> stream) {
        List<TopicPartition> partitions = new ArrayList<>();
        // Asked for by the list of topics: to ask for one that is not there could make it.
        records.listTopics()
                .getOrDefault(stream.name(), List.of())
                .forEach(found -> partitions.add(new TopicPartition(found.topic(), found.partition())));
        return partitions;
    }

    private static <E extends Event> Map<String, Envelope<E>> read(
            KafkaConsumer<byte[], byte[]> records, Stream<E> stream) throws Unavailable {
        EventCodec codec = new EventCodec("/otklik", Clock.systemUTC());
        Map<String, Envelope<E>> latest = new TreeMap<>();
        int unreadable = 0;
        Map<TopicPartition, Long> ends = records.endOffsets(records.assignment());
        long progressAt = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> records.position(end.getKey()) < end.getValue())) {
            long before = positions(records);
            for (ConsumerRecord<byte[], byte[]> got : records.poll(POLL)) {
                unreadable += put(got, codec, stream, latest) ? 0 : 1;
            }
            if (positions(records) > before) {
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > PATIENCE.toNanos()) {
                throw new Unavailable(
                        stream.name() + " gave nothing for " + PATIENCE.toSeconds() + " s before its end was reached",
                        new IllegalStateException("no progress"));
            }
        }
        if (unreadable > 0) {
            LOG.warnf("stream=%s unreadable=%d", stream.name(), unreadable);
        }
        return latest;
    }

    private static long positions(KafkaConsumer<byte[], byte[]> records) {
        return records.assignment().stream().mapToLong(records::position).sum();
    }

    private static <E extends Event> boolean put(
            ConsumerRecord<byte[], byte[]> got, EventCodec codec, Stream<E> stream, Map<String, Envelope<E>> latest) {
        if (got.key() == null) {
            return false;
        }
        String key = new String(got.key(), StandardCharsets.UTF_8);
        if (got.value() == null) {
            latest.remove(key);
            return true;
        }
        try {
            latest.put(key, codec.decode(got, stream));
            return true;
        } catch (Unreadable e) {
            return false;
        }
    }
}
