package otklik.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class ConnectorMessagesTest {
    private static final String TOPIC = "connector.test.messages";

    @Test
    void shouldTakeTheGoodAndParkTheBadWithAReasonThatQuotesNothing() {
        write("{\"externalId\":\"c-1\",\"text\":\"Из топика\",\"author\":{\"id\":\"secret-author\"}}");
        write("{\"externalId\":\"c-2\",\"text\":\"  \"}");
        write("{\"externalId\":\"c-3\",\"text\":\"Приметные слова\",\"regime\":\"whenever\"}");
        write("{\"externalId\":\"c-4\",\"text\":\"После плохих\"}");

        String last = MessageId.of("test", "c-4");
        Eventually.within(
                Ingest.PATIENCE,
                "the last message to be received",
                () -> !Ingest.about("messages.received", last).isEmpty());

        assertThat(Ingest.about("messages.received", MessageId.of("test", "c-1")))
                .singleElement()
                .satisfies(record -> {
                    assertThat(new String(record.value(), UTF_8)).doesNotContain("secret-author");
                    assertThat(TopicRecords.header(record, "ce_causationid")).isNotNull();
                    assertThat(TopicRecords.header(record, "ce_traceparent"))
                            .contains("0af7651916cd43dd8448eb211c80319c");
                });
        var letters = new TopicRecords(OtklikResources.bootstrapServers()).all(TOPIC + ".dead");
        assertThat(letters.stream()
                        .map(letter -> Ingest.json(letter).get("reason").asText()))
                .containsExactlyInAnyOrder("missing field=text", "bad-value field=regime");
        assertThat(letters)
                .noneSatisfy(
                        letter -> assertThat(new String(letter.value(), UTF_8)).contains("Приметные"));
    }

    private static void write(String json) {
        Map<String, Object> config = Map.of("bootstrap.servers", OtklikResources.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(TOPIC, "key", json);
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", "otklik.connector.message.v1",
                            "ce_source", "/platform",
                            "ce_time", "2026-03-01T10:00:00Z",
                            "ce_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                            "content-type", "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
            producer.send(record);
        }
    }
}
