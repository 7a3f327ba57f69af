package otklik.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** The service at a broker that asks for passwords and allows nothing that was not allowed. */
@QuarkusTest
@TestProfile(PasswordsTest.WithPasswords.class)
class PasswordsTest {
    private static final String AGENCY = "minzdrav";

    @Inject
    @ConfigProperty(name = "otklik.kafka.bootstrap-servers")
    String bootstrapServers;

    @Inject
    @ConfigProperty(name = "otklik.keys.dir")
    String keysDir;

    public static final class WithPasswords implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PasswordBackings.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void shouldDoItsWorkWithItsOwnRights() {
        Eventually.within(
                World.PATIENCE,
                "all loops to be ready",
                () -> given().get("/q/health/ready").statusCode() == 200);
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            String token = Backings.token(Map.of("otklik.keys.dir", keysDir), "executor", AGENCY);
            String secret = given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(Map.of("url", receiver.url("/events").toString()))
                    .put("/v1/agency/webhook")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("secret");
            receiver.trust("/events", secret);

            refuse("event-1");
            Eventually.within(
                    World.PATIENCE, "the event", () -> receiver.accepted().size() == 1);
            receiver.forget();
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(Map.of("since", "2020-01-01T00:00:00Z"))
                    .post("/v1/agency/webhook/replay")
                    .then()
                    .statusCode(202);
            Eventually.within(
                    World.PATIENCE, "the event again", () -> receiver.accepted().size() == 1);

            assertThat(receiver.received())
                    .extracting(ReceivedWebhook::webhookId)
                    .containsExactly("event-1");
        }
    }

    /** An event as routing-service writes it on the agency's topic. */
    private void refuse(String id) {
        var event = new ProducerRecord<>(
                "agency." + AGENCY + ".cases", id, "{\"code\":\"not-now\",\"detail\":\"the case is closed\"}");
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        "otklik.agency.action-refused.v1",
                        "ce_source",
                        "/test",
                        "ce_time",
                        "2026-03-01T10:00:00Z",
                        "content-type",
                        "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                PasswordBackings.administrator(bootstrapServers), new StringSerializer(), new StringSerializer())) {
            producer.send(event);
        }
    }
}
