package otklik.testkit.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KafkaResourceTest {

    private static final KafkaResource KAFKA = KafkaResource.start();

    @AfterAll
    static void stop() {
        KAFKA.close();
    }

    @Test
    void shouldKeepAddressAndRecordsOverKillAndOrderlyRestart() throws Exception {
        KAFKA.createTopics(List.of(new NewTopic("kept", 1, (short) 1)));
        String address = KAFKA.bootstrapServers();
        long first = write("kept");

        KAFKA.kill();
        KAFKA.startAgain();
        long second = write("kept");
        KAFKA.stop();
        KAFKA.startAgain();
        long third = write("kept");

        assertThat(new long[] {first, second, third}).containsExactly(0, 1, 2);
        assertThat(KAFKA.bootstrapServers()).isEqualTo(address);
    }

    private static long write(String topic) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", KAFKA.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(topic, "key", "value"))
                    .get(60, TimeUnit.SECONDS)
                    .offset();
        }
    }
}
