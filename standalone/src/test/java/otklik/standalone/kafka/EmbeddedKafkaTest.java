package otklik.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.JavaChild;
import otklik.standalone.Ports;

class EmbeddedKafkaTest {

    @TempDir
    Path directory;

    @Test
    void shouldKeepRecordsWhenStoppedAndStartedAgain() throws Exception {
        try (var kafka = EmbeddedKafka.onFreePorts(directory)) {
            kafka.start();
            createTopic(kafka.bootstrapServers());
            send(kafka.bootstrapServers(), new byte[] {1});
            kafka.stop();

            kafka.start();

            assertThat(readAll(kafka.bootstrapServers())).containsExactly(new byte[] {1});
        }
    }

    @Test
    void shouldCarryRecordOfFourMebibytesWhenProducerAllowsIt() throws Exception {
        var largest = new byte[4 * 1024 * 1024];
        try (var kafka = EmbeddedKafka.onFreePorts(directory)) {
            kafka.start();
            createTopic(kafka.bootstrapServers());

            send(kafka.bootstrapServers(), largest);

            assertThat(readAll(kafka.bootstrapServers()).getFirst()).hasSameSizeAs(largest);
        }
    }

    @Test
    void shouldRefuseUnknownTopicWhenNameIsMistyped() {
        try (var kafka = EmbeddedKafka.onFreePorts(directory);
                var admin = admin(started(kafka))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("mistyped"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void shouldRecoverRecordsWhenProcessWasKilled() throws Exception {
        var port = Ports.free();
        var controllerPort = Ports.free();
        try (var process = JavaChild.start(
                KafkaProcess.class, directory.toString(), String.valueOf(port), String.valueOf(controllerPort))) {
            process.awaitLine(KafkaProcess.READY);
            createTopic("127.0.0.1:" + port);
            send("127.0.0.1:" + port, new byte[] {7});
            process.kill();
        }

        try (var kafka = new EmbeddedKafka(directory, port, controllerPort)) {
            kafka.start();

            assertThat(readAll(kafka.bootstrapServers())).containsExactly(new byte[] {7});
        }
    }

    private static String started(EmbeddedKafka kafka) {
        kafka.start();
        return kafka.bootstrapServers();
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (var admin = admin(bootstrapServers)) {
            admin.createTopics(List.of(new NewTopic("facts", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String bootstrapServers, byte[] value) throws Exception {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "max.request.size",
                EmbeddedKafka.MAX_RECORD_BYTES);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("facts", value)).get();
        }
    }

    private static List<byte[]> readAll(String bootstrapServers) {
        var partition = new TopicPartition("facts", 0);
        var values = new ArrayList<byte[]>();
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
            }
        }
        return values;
    }
}
