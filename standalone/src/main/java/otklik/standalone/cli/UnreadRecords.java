package otklik.standalone.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts what a reader has still to read. Offsets alone would say too much: the marks of transactions have offsets too,
 * and a reader that has read everything stands before the last of them.
 */
final class UnreadRecords implements AutoCloseable {

    /** More than this is not counted one by one: some marks among so many do not matter. */
    private static final long EXACT_UP_TO = 2_000;

    private static final long PATIENCE_NANOS = Duration.ofSeconds(3).toNanos();

    private final KafkaConsumer<byte[], byte[]> consumer;

    UnreadRecords(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "fetch.max.wait.ms",
                50,
                "max.poll.records",
                1000);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Records of {@code partition} from {@code position} on and before {@code end}. */
    long between(TopicPartition partition, long position, long end) {
        if (position >= end || end - position > EXACT_UP_TO) {
            return Math.max(0, end - position);
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, position);
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        var count = 0L;
        while (consumer.position(partition) < end) {
            for (var found : consumer.poll(Duration.ofMillis(100))) {
                if (found.offset() < end) {
                    count++;
                }
            }
            if (System.nanoTime() > deadline) {
                return end - position;
            }
        }
        return count;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
