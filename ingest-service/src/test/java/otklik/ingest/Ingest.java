package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import otklik.eventing.EventJson;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

/** The service under test, as its callers and its readers see it. */
final class Ingest {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ConcurrentHashMap<String, String> KEYS = new ConcurrentHashMap<>();

    private Ingest() {}

    /** A key of the connector, made once by an admin when the service was ready. */
    static String key(String connector) {
        return KEYS.computeIfAbsent(connector, Ingest::makeKey);
    }

    static String makeKey(String connector) {
        awaitReady();
        return given().auth()
                .oauth2(TestToken.of("admin"))
                .post("/v1/connectors/" + connector + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    static void awaitReady() {
        Eventually.within(
                PATIENCE,
                "the service to be ready",
                () -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** A request of the connector {@code test}. */
    static RequestSpecification asTest() {
        return given().header("X-API-Key", key("test")).contentType("application/json");
    }

    static ValidatableResponse post(String json) {
        return asTest().body(json).post("/v1/messages").then();
    }

    /** Everything on the topic about this message, contact … */
    static List<ConsumerRecord<byte[], byte[]>> about(String topic, String subject) {
        return new TopicRecords(OtklikResources.bootstrapServers())
                .matching(topic, record -> subject.equals(TopicRecords.header(record, "ce_subject")));
    }

    /** Everything on {@code messages.received} with this text. Reads as JSON only what may have it: other tests leave tens of thousands. */
    static List<ConsumerRecord<byte[], byte[]>> written(String text) {
        String quoted = TextNode.valueOf(text).toString();
        return new TopicRecords(OtklikResources.bootstrapServers())
                .matching(
                        "messages.received",
                        record -> new String(record.value(), UTF_8).contains(quoted)
                                && text.equals(json(record).at("/message/text").asText()));
    }

    static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        return json(new String(record.value(), UTF_8));
    }

    static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
