package otklik.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import otklik.testkit.message.Marker;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.privacy.PersonalDataSearch;
import otklik.testkit.wait.Eventually;

/** The streams, as somebody sees them who looks for a citizen's words. */
final class ErasureTopics {
    private final String bootstrapServers;
    private final TopicRecords records;

    ErasureTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.records = new TopicRecords(bootstrapServers);
    }

    /** Topics with a record that holds one of the words. */
    Set<String> having(List<Marker> words) {
        Set<String> topics = new TreeSet<>();
        PersonalDataSearch.forMarkers(words)
                .topics(bootstrapServers, any -> true)
                .findings()
                .forEach(found -> topics.add(found.place().split("[ ,]")[1]));
        return topics;
    }

    /** Writes what no reader can read. */
    void poison(String topic, String json) {
        try (var producer = producer(bootstrapServers)) {
            var record = new ProducerRecord<byte[], byte[]>(topic, json.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            "poison",
                            "ce_type",
                            "otklik.connector.message.v1",
                            "ce_source",
                            "/test")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
            producer.flush();
        }
    }

    static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void awaitRecords(String topic, Duration patience) {
        Eventually.within(
                patience, "a record on " + topic, () -> !records.all(topic).isEmpty());
    }

    void awaitType(String topic, String type, int number, Duration patience) {
        Eventually.within(
                patience,
                number + " times " + type + " on " + topic,
                () -> records.all(topic).stream()
                                .filter(got -> type.equals(TopicRecords.header(got, "ce_type")))
                                .count()
                        >= number);
    }
}
