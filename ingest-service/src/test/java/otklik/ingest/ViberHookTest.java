package otklik.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.testkit.fake.ViberCallbacks;
import otklik.testkit.fake.ViberCallbacks.Callback;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class ViberHookTest {
    /** As in the test's microprofile-config.properties. */
    private static final String TOKEN = "viber-token-of-the-test";

    private ViberCallbacks viber;
    private URI hook;

    @BeforeEach
    void awaitReady() {
        Ingest.awaitReady();
        hook = URI.create("http://127.0.0.1:" + RestAssured.port + "/hooks/viber/region");
        viber = new ViberCallbacks(hook, TOKEN);
    }

    @Test
    void shouldMakeAMessageAndASealedContactOfAText() throws UnreadableSeal {
        HttpResponse<String> answer = viber.deliver(viber.text("viber-user-1==", "Фонарь погас у рынка"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        ConsumerRecord<byte[], byte[]> record =
                Ingest.written("Фонарь погас у рынка").getFirst();
        JsonNode message = Ingest.json(record).get("message");
        assertThat(message.get("channel").asText()).isEqualTo("viber");
        assertThat(message.get("language").asText()).isEqualTo("ru");
        assertThat(new String(record.value(), UTF_8)).doesNotContain("viber-user-1", "Анна");
        ConsumerRecord<byte[], byte[]> contact =
                Ingest.about("contacts", message.get("contactId").asText()).getFirst();
        var unsealer = new Unsealer(SealKeys.readPrivate(OtklikResources.keysDir(), "notify"));
        assertThat(unsealer.unsealText(Ingest.json(contact).get("sealedAddress").asText()))
                .isEqualTo("viber-user-1==");
    }

    @Test
    void shouldMakeTheSameEventOfARepeatedAndOfALateCallback() {
        Callback late = viber.message(
                "viber-user-2==",
                new JsonObject().put("type", "text").put("text", "Поздно пришло"),
                Instant.now().minus(Duration.ofDays(3)));

        assertThat(viber.deliver(late).statusCode()).isEqualTo(200);
        assertThat(viber.deliver(late).statusCode()).isEqualTo(200);

        List<ConsumerRecord<byte[], byte[]>> records = Ingest.written("Поздно пришло");
        assertThat(records).isNotEmpty();
        assertThat(records.stream()
                        .map(record -> TopicRecords.header(record, "ce_id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsOlderThanViberEverRepeats() {
        Callback replayed = viber.message(
                "viber-user-3==",
                new JsonObject().put("type", "text").put("text", "Из прошлого"),
                Instant.now().minus(Duration.ofDays(20)));

        HttpResponse<String> answer = viber.deliver(replayed);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Ingest.json(answer.body()).get("field").asText()).isEqualTo("timestamp");
        assertThat(Ingest.written("Из прошлого")).isEmpty();
    }

    @Test
    void shouldTakeTheTokenThatIsBeingReplaced() {
        ViberCallbacks before = new ViberCallbacks(hook, "viber-token-before");

        assertThat(before.deliver(before.probe()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldKeepOutWhatIsNotSignedByViber() {
        Callback genuine = viber.text("viber-user-4==", "Настоящее");
        String forged = genuine.body().replace("Настоящее", "Подделка");

        assertThat(viber.post(forged, genuine.signature()).statusCode()).isEqualTo(401);
        assertThat(viber.post(forged, null).statusCode()).isEqualTo(401);
        assertThat(viber.post(forged, "zz").statusCode()).isEqualTo(401);
        assertThat(viber.post(forged, ViberCallbacks.sign(forged, "guess")).statusCode())
                .isEqualTo(401);
        assertThat(Ingest.written("Подделка")).isEmpty();
    }

    @Test
    void shouldThankForEveryOtherEvent() {
        List<Callback> callbacks = List.of(
                viber.event("subscribed", "viber-user-5=="),
                viber.event("conversation_started", "viber-user-5=="),
                viber.unsubscribed("viber-user-5=="),
                viber.event("delivered", "viber-user-5=="),
                viber.event("tomorrow", "viber-user-5=="),
                viber.message("viber-user-5==", new JsonObject().put("type", "sticker"), Instant.now()));

        assertThat(callbacks)
                .allSatisfy(callback ->
                        assertThat(viber.deliver(callback).statusCode()).isEqualTo(200));
    }

    @Test
    void shouldNameTheFieldOfAMalformedCallback() {
        HttpResponse<String> answer = viber.deliver(viber.callback(new JsonObject().put("event", "message")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Ingest.json(answer.body()).get("field").asText()).isEqualTo("timestamp");
    }
}
