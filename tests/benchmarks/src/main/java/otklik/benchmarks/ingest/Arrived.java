package otklik.benchmarks.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** How many records a topic has taken, asked of the broker: what nobody who measures himself can embellish. */
final class Arrived {
    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();

    Arrived(Admin admin, String topic) throws ExecutionException, InterruptedException {
        this.admin = admin;
        TopicDescription described = Objects.requireNonNull(
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
        for (TopicPartitionInfo partition : described.partitions()) {
            ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
        }
    }

    long count() throws ExecutionException, InterruptedException {
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }
}
