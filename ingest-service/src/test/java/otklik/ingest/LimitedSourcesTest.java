package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import otklik.testkit.resource.OtklikResources;

@QuarkusTest
@TestProfile(LimitedSourcesTest.Limited.class)
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class LimitedSourcesTest {
    /** One in a hundred seconds once the burst is over: a test is never that slow. */
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> keys = new HashMap<>();
            keys.put("otklik.ingest.load.sources.test.per-second", "0.01");
            keys.put("otklik.ingest.load.sources.test.burst", "3");
            keys.put("otklik.ingest.load.sources.import.per-second", "400");
            keys.put("otklik.ingest.load.sources.import.burst", "5");
            keys.put("otklik.ingest.load.sources.incident-manager.per-second", "0.01");
            keys.put("otklik.ingest.load.sources.incident-manager.burst", "5");
            keys.put("otklik.ingest.stream.patience", "PT1S");
            keys.put("otklik.ingest.load.sources.bench.citizen-per-minute", "0.1");
            keys.put("otklik.ingest.load.sources.bench.citizen-burst", "2");
            keys.put("otklik.ingest.load.citizen.per-minute", "0.1");
            keys.put("otklik.ingest.load.citizen.burst", "2");
            keys.put("otklik.ingest.imports.most-bytes", "1000");
            keys.put("otklik.ingest.imports.most", "1");
            return keys;
        }
    }

    @Test
    void shouldSayWhenToComeAgainToASourceThatSendsTooMuch() {
        for (int i = 0; i < 3; i++) {
            post("test", message("limited-s-" + i, null)).statusCode(202);
        }

        int retryAfter = Integer.parseInt(post("test", message("limited-s-3", null))
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:too-many"))
                .extract()
                .header("Retry-After"));
        assertThat(retryAfter).isBetween(1, 100);
        post("pos-gosuslugi", message("limited-s-4", null)).statusCode(202);
        given().get("/q/metrics")
                .then()
                .body(containsString("otklik_ingest_limited_total{by=\"source\",connector=\"test\"}"))
                .body(containsString("otklik_ingest_refused_total{reason=\"too-many\"}"));
    }

    @Test
    void shouldLimitACitizenOfAConnectorOnlyWhereToldTo() {
        post("bench", message("limited-c-1", "anna")).statusCode(202);
        post("bench", message("limited-c-2", "anna")).statusCode(202);
        post("bench", message("limited-c-3", "anna")).statusCode(429);
        post("bench", message("limited-c-4", "boris")).statusCode(202);
        post("bench", message("limited-c-5", null)).statusCode(202);
        for (int i = 0; i < 5; i++) {
            post("pos-gosuslugi", message("limited-c-6" + i, "anna")).statusCode(202);
        }
    }

    @Test
    void shouldRefuseLinesOfACitizenWhoSendsTooMuchAndTakeTheOthers() throws IOException {
        String lines = IntStream.range(0, 6)
                .mapToObj(i -> message("limited-l-" + i, i % 2 == 0 ? "vera" : null) + "\n")
                .reduce("", String::concat);
        List<String> results;
        try (var client = StreamClient.open(Ingest.key("bench"), "")) {
            results = client.send(lines).results();
        }

        JsonNode refused = Ingest.json(results.getFirst());
        assertThat(refused.get("line").asInt()).isEqualTo(5);
        assertThat(refused.get("status").asText()).isEqualTo("refused");
        assertThat(refused.get("reason").asText()).isEqualTo("too-many");
        assertThat(refused.get("retryAfter").asInt()).isPositive();
        JsonNode summary = Ingest.json(results.getLast()).get("summary");
        assertThat(summary.get("accepted").asInt()).isEqualTo(5);
        assertThat(summary.get("refused").asInt()).isEqualTo(1);
    }

    @Test
    void shouldSlowAStreamDownInsteadOfRefusingItsLines() throws IOException {
        String lines = IntStream.range(0, 40)
                .mapToObj(i -> message("limited-w-" + i, null) + "\n")
                .reduce("", String::concat);
        long began = System.nanoTime();
        JsonNode summary;
        try (var client = StreamClient.open(Ingest.key("import"), "")) {
            summary = Ingest.json(client.send(lines).results().getLast()).get("summary");
        }

        assertThat(summary.get("accepted").asInt()).isEqualTo(40);
        assertThat(summary.get("complete").asBoolean()).isTrue();
        // 35 beyond the burst, 400 a second.
        assertThat(System.nanoTime() - began).isGreaterThan(80_000_000L);
    }

    @Test
    void shouldHoldTheLinesOfASourceThatSendsTooMuchAndSayWhichWereNotTaken() throws IOException {
        String lines = IntStream.range(0, 8)
                .mapToObj(i -> message("limited-h-" + i, null) + "\n")
                .reduce("", String::concat);
        JsonNode summary;
        try (var client = StreamClient.open(Ingest.key("incident-manager"), "")) {
            summary = Ingest.json(client.send(lines).results().getLast()).get("summary");
        }

        assertThat(summary.get("accepted").asInt()).isEqualTo(5);
        assertThat(summary.get("unavailable").asInt()).isEqualTo(3);
    }

    @Test
    void shouldMakeAMessengerRepeatWhatACitizenSentTooSoon() {
        update(901, 990001, "Первое").statusCode(200);
        update(902, 990001, "Второе").statusCode(200);
        update(903, 990001, "Третье")
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, org.hamcrest.Matchers.greaterThan(0));
        update(904, 990002, "Другой").statusCode(200);

        for (String taken : List.of("Первое", "Второе", "Другой")) {
            assertThat(Ingest.written(taken)).isNotEmpty();
        }
        assertThat(Ingest.written("Третье")).isEmpty();
    }

    private static ValidatableResponse update(int id, int chat, String text) {
        Ingest.awaitReady();
        return given().contentType("application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", "hook-secret_1")
                .body("{\"update_id\":" + id + ",\"message\":{\"message_id\":" + id + ",\"from\":{\"id\":" + chat
                        + "},\"chat\":{\"id\":" + chat + ",\"type\":\"private\"},\"date\":1640000000,\"text\":\"" + text
                        + "\"}}")
                .post("/hooks/telegram/region")
                .then();
    }

    private static ValidatableResponse post(String connector, String json) {
        return given().header("X-API-Key", Ingest.key(connector))
                .contentType("application/json")
                .body(json)
                .post("/v1/messages")
                .then();
    }

    private static String message(String externalId, @Nullable String author) {
        return "{\"externalId\":\"" + externalId + "\",\"text\":\"Яма\""
                + (author == null ? "" : ",\"author\":{\"id\":\"" + author + "\"}") + "}";
    }
}
