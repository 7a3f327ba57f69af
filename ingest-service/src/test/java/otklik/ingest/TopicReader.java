package otklik.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import otklik.eventing.EventJson;

/** Everything on a topic, as it stands when asked: committed records only. */
record TopicReader(String bootstrapServers, String topic) {

    /** A record as a stranger sees it. */
    record Seen(String key, Map<String, String> headers, String value) {
        boolean isAbout(String subject) {
            return subject.equals(headers.get("ce_subject"));
        }

        JsonNode json() {
            try {
                return EventJson.mapper().readTree(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    List<Seen> all() {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Seen> seen = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(got -> seen.add(seen(got)));
            }
            return seen;
        }
    }

    List<Seen> where(Predicate<Seen> condition) {
        return all().stream().filter(condition).toList();
    }

    private static Seen seen(ConsumerRecord<byte[], byte[]> got) {
        Map<String, String> headers = new java.util.HashMap<>();
        got.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Seen(
                new String(got.key(), StandardCharsets.UTF_8),
                headers,
                new String(got.value(), StandardCharsets.UTF_8));
    }
}
