package otklik.testkit.observe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * All committed records of topics from their beginning to the end at the time of the call, by a plain consumer that
 * belongs to no group and shares no code with the services.
 */
public final class TopicRecords {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String bootstrapServers;

    public TopicRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Names of all topics but Kafka's own. */
    public Set<String> topics() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Set<String> names = new TreeSet<>(consumer.listTopics().keySet());
            names.removeIf(name -> name.startsWith("__"));
            return names;
        }
    }

    /**
     * Hands over each record; those of one partition in order. A topic that does not exist has none.
     *
     * @throws AssertionError when the end is not reached in two minutes
     */
    public void forEach(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (dropFinished(consumer, open)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the end of " + open.keySet() + " was not reached: an open transaction?");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
            }
        }
    }

    public List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        return matching(topic, record -> true);
    }

    /** Holds only those that are wanted: where many tests share a topic, all together are more than there is memory for. */
    public List<ConsumerRecord<byte[], byte[]>> matching(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        forEach(List.of(topic), record -> {
            if (wanted.test(record)) {
                records.add(record);
            }
        });
        return records;
    }

    /** The header's text, null when absent. */
    public static @Nullable String header(ConsumerRecord<byte[], byte[]> got, String name) {
        Header header = got.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static boolean dropFinished(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> open) {
        open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        return !open.isEmpty();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        var known = consumer.listTopics();
        return topics.stream()
                .flatMap(topic -> known.getOrDefault(topic, List.of()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Few: a compressed batch of large records is unpacked only as far as it is asked for.
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                200,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
