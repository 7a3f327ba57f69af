package otklik.ingest.poll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;
import otklik.eventing.DeadLetter;
import otklik.eventing.EventJson;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Unsealer;
import otklik.testkit.fake.FakeRestSource;
import otklik.testkit.fake.Fault;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

/** Platforms are asked over real HTTP. The pack asks incident-manager for 200 messages a page, active-citizen for 100. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = Platforms.class, restrictToAnnotatedClass = true)
class PollTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static long appeal;

    @SuppressWarnings("NullAway.Init")
    FakeRestSource incidents;

    @SuppressWarnings("NullAway.Init")
    FakeRestSource appeals;

    @SuppressWarnings("NullAway.Init")
    Path secretFile;

    @AfterEach
    void heal() {
        incidents.overlap(0).faults().heal();
        appeals.overlap(0).faults().heal();
    }

    @Test
    void shouldTakeEveryMessageOfAllPagesByBothDialectsAndGoOnFromThere() {
        List<String> byPage =
                IntStream.range(0, 450).mapToObj(i -> incident("Яма " + i)).toList();
        List<String> byItem =
                IntStream.range(0, 250).mapToObj(i -> appeal("Фонарь " + i)).toList();

        awaitReceived("incident-manager", byPage);
        awaitReceived("active-citizen", byItem);
        String later = incident("Ещё одна яма");
        awaitReceived("incident-manager", List.of(later));

        JsonNode message = message("incident-manager", byPage.getFirst());
        assertThat(message.path("source").asText()).isEqualTo("incident-manager");
        assertThat(message.path("channel").asText()).isEqualTo("connector");
        assertThat(message.path("category").asText()).isEqualTo("Дороги");
        assertThat(message.path("sentAt").asText()).isEqualTo("2026-03-01T05:00:00Z");
        assertThat(message.path("location").path("lat").asDouble()).isEqualTo(51.7);
        assertThat(message.path("citizen").asText()).isNotEmpty().doesNotContain("author-7");
        assertThat(message.path("attachments").path(0).path("url").asText())
                .isEqualTo("https://files.example.org/1.jpg");
    }

    @Test
    void shouldMakeTheSameMessageOfWhatComesTwiceAndARevisionOfWhatChanged() {
        String id = appeal("Нет света");
        awaitReceived("active-citizen", List.of(id));

        appeals.overlap(5);
        appeals.change(id, appealJson(id, "Нет света третий день"));
        String after = appeal("Проверка");

        awaitReceived("active-citizen", List.of(after));
        Eventually.within(
                PATIENCE,
                "the changed item",
                () -> records("active-citizen", id).stream()
                        .anyMatch(record -> text(record).contains("третий день")));
        assertThat(records("active-citizen", id).stream()
                        .map(record ->
                                json(record).path("message").path("digest").asText())
                        .distinct())
                .hasSize(2);
        assertThat(records("active-citizen", id))
                .as("what comes again unchanged is not published again")
                .hasSize(2);
    }

    @Test
    void shouldPutABadItemAsideWithTheReasonAndTakeTheOthers() throws Exception {
        String before = incident("Перед плохим");
        String bad = "bad-" + UUID.randomUUID();
        incidents.add(bad, "{\"id\":\"" + bad + "\",\"text\":\"Слова гражданина\",\"publishedAt\":\"soon\"}");
        String wordless = "bad-" + UUID.randomUUID();
        incidents.add(wordless, "{\"id\":\"" + wordless + "\"}");
        String after = incident("После плохого");

        awaitReceived("incident-manager", List.of(before, after));

        List<DeadLetter> letters = new TopicRecords(OtklikResources.bootstrapServers())
                .all("connector.incident-manager.messages.dead").stream()
                        .map(PollTest::letter)
                        .toList();
        Unsealer unsealer = new Unsealer(SealKeys.readPrivate(OtklikResources.keysDir(), "dead-letter"));
        assertThat(letters).extracting(DeadLetter::reason).contains("bad-value field=sentAt", "missing field=text");
        DeadLetter letter = letters.stream()
                .filter(one -> one.reason().equals("bad-value field=sentAt"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.type()).isEqualTo("otklik.connector.message.v1");
        assertThat(new String(letter.open(unsealer).value(), StandardCharsets.UTF_8))
                .contains(bad, "Слова гражданина");
        assertThat(records("incident-manager", bad)).isEmpty();
    }

    @Test
    void shouldLoseNothingThroughEveryFaultOfAPlatform() {
        appeals.faults()
                .next(
                        Fault.serverError(),
                        Fault.tooMany(Duration.ofSeconds(1)),
                        Fault.hang(),
                        Fault.resetBeforeAcceptance(),
                        new Fault.Nonsense(),
                        Fault.forbidden());
        List<String> ids =
                IntStream.range(0, 150).mapToObj(i -> appeal("Мусор " + i)).toList();

        awaitReceived("active-citizen", ids);
    }

    @Test
    void shouldServeTheOtherWhileOneHangsAndSayWhatIsWrong() {
        incidents.faults().always(Fault.hang());
        Eventually.within(
                PATIENCE,
                "the failure to be shown",
                () -> "no answer in time".equals(asAdmin("incident-manager").getString("error")));
        String late = incident("Когда очнётся");

        String other = appeal("Пока другой молчит");
        awaitReceived("active-citizen", List.of(other));

        assertThat(records("incident-manager", late)).isEmpty();
        Eventually.within(
                PATIENCE,
                "the platform to count as dead",
                () -> metrics().contains("otklik_ingest_poll_dead{connector=\"incident-manager\"} 1.0"));
        incidents.faults().heal();
        awaitReceived("incident-manager", List.of(late));
        assertThat(metrics())
                .contains("otklik_ingest_poll_dead{connector=\"incident-manager\"} 0.0")
                .contains("otklik_ingest_poll_last_success_seconds{connector=\"incident-manager\"}")
                .contains("otklik_ingest_poll_lag_seconds{connector=\"incident-manager\"} 0.0");
    }

    @Test
    void shouldUseTheSecretThatIsInTheFileNow() throws IOException {
        Files.writeString(secretFile, "wrong");
        try {
            Eventually.within(
                    PATIENCE,
                    "the refusal to be shown",
                    () -> "HTTP 401".equals(asAdmin("incident-manager").getString("error")));
        } finally {
            Files.writeString(secretFile, "first-secret");
        }

        awaitReceived("incident-manager", List.of(incident("Секрет на месте")));
    }

    @Test
    void shouldLetAnAdminBeginAgainFromAnyCursor() {
        String id = appeal("Начать сначала");
        awaitReceived("active-citizen", List.of(id));
        int before = records("active-citizen", id).size();

        given().auth()
                .oauth2(TestToken.of("admin"))
                .contentType("application/json")
                .body("{\"cursor\":\"0\"}")
                .put("/v1/connectors/active-citizen/poll")
                .then()
                .statusCode(200)
                .body("connector", equalTo("active-citizen"));

        Eventually.within(
                PATIENCE,
                "the message again",
                () -> records("active-citizen", id).size() > before);
        assertThat(records("active-citizen", id).stream()
                        .map(record -> TopicRecords.header(record, "ce_id"))
                        .distinct())
                .as("whatever is published again is the same event")
                .hasSize(1);
        given().get("/v1/connectors/active-citizen/poll").then().statusCode(401);
        given().auth()
                .oauth2(TestToken.of("executor"))
                .get("/v1/connectors/active-citizen/poll")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestToken.of("admin"))
                .get("/v1/connectors/bench/poll")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().auth()
                .oauth2(TestToken.of("admin"))
                .contentType("application/json")
                .body("{}")
                .put("/v1/connectors/active-citizen/poll")
                .then()
                .statusCode(400)
                .body("field", equalTo("cursor"));
    }

    private String incident(String text) {
        String id = "i-" + UUID.randomUUID();
        incidents.add(id, """
                {"id":"%s","text":"%s","author":{"id":"author-7"},"publishedAt":"2026-03-01T10:00:00+05:00",
                 "place":{"lat":51.7,"lon":55.1},"topic":"Дороги","media":[{"url":"https://files.example.org/1.jpg"}]}""".formatted(id, text));
        return id;
    }

    private String appeal(String text) {
        String id = Long.toString(++appeal);
        appeals.add(id, appealJson(id, text));
        return id;
    }

    private static String appealJson(String id, String text) {
        return "{\"id\":" + id + ",\"message\":\"" + text + "\",\"created\":1772341200,\"user\":{\"id\":77}}";
    }

    private static void awaitReceived(String connector, List<String> ids) {
        List<String> wanted = ids.stream().map(id -> messageId(connector, id)).toList();
        Eventually.within(
                PATIENCE,
                ids.size() + " messages of " + connector,
                () -> new TopicRecords(OtklikResources.bootstrapServers())
                                .matching(
                                        "messages.received",
                                        record -> wanted.contains(TopicRecords.header(record, "ce_subject")))
                                .stream()
                                .map(record -> TopicRecords.header(record, "ce_subject"))
                                .toList()
                                .containsAll(wanted));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String connector, String id) {
        String wanted = messageId(connector, id);
        return new TopicRecords(OtklikResources.bootstrapServers())
                .matching("messages.received", record -> wanted.equals(TopicRecords.header(record, "ce_subject")));
    }

    private static JsonNode message(String connector, String id) {
        return json(records(connector, id).getFirst()).path("message");
    }

    private static String messageId(String connector, String id) {
        return MessageId.of(connector, id);
    }

    private static io.restassured.path.json.JsonPath asAdmin(String connector) {
        return given().auth()
                .oauth2(TestToken.of("admin"))
                .get("/v1/connectors/" + connector + "/poll")
                .jsonPath();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        try {
            return DeadLetter.read(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventJson.mapper().readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
