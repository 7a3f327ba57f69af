package otklik.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import otklik.ingest.attachment.content.Files;
import otklik.testkit.resource.KafkaResource;
import otklik.testkit.resource.PostgresResource;
import otklik.testkit.resource.TestToken;
import otklik.testkit.wait.Eventually;

/** Broker and database of its own, which it stops and starts. */
@QuarkusTest
@QuarkusTestResource(value = BreakableResources.class, restrictToAnnotatedClass = true)
class FaultsTest {
    @SuppressWarnings("NullAway.Init")
    KafkaResource kafka;

    @SuppressWarnings("NullAway.Init")
    PostgresResource postgres;

    @SuppressWarnings("NullAway.Init")
    Path log;

    @Test
    void shouldAnswer503WhileTheBrokerIsAwayAnd202WhenItIsBack() throws IOException {
        String key = Ingest.makeKey("test");
        Eventually.within(Ingest.PATIENCE, "a first message to be accepted", () -> post(key, "f-1") == 202);
        String open311 = Ingest.makeKey("open311");
        kafka.stop();

        given().formParam("api_key", open311)
                .formParam("service_code", "roads")
                .formParam("address_string", "Вымышленная")
                .post("/open311/v2/requests.json")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("[0].code", equalTo(503));
        given().header("X-API-Key", key)
                .contentType("application/json")
                .body("{\"externalId\":\"f-2\",\"text\":\"a\"}")
                .post("/v1/messages")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:otklik:problem:unavailable"));
        JsonNode summary;
        List<String> results;
        try (var client = StreamClient.open(key, "")) {
            results = client.send("{\"externalId\":\"f-3\",\"text\":\"a\"}\n".repeat(10_000))
                    .results();
            summary = Ingest.json(results.getLast()).get("summary");
        }
        assertThat(summary.get("accepted").asInt()).isZero();
        assertThat(summary.get("unavailable").asInt()).isEqualTo(10_000);
        assertThat(summary.get("complete").asBoolean()).isFalse();
        assertThat(results).hasSize(10_001).anyMatch(line -> line.startsWith("{\"line\":1,\"status\":\"unavailable\""));

        kafka.startAgain();
        Eventually.within(Ingest.PATIENCE, "messages to be accepted again", () -> post(key, "f-4") == 202);
    }

    @Test
    void shouldAskForNoTableBeforeItIsThere() throws IOException {
        Ingest.makeKey("test");

        List<String> lines = java.nio.file.Files.readAllLines(log);

        assertThat(lines).noneMatch(line -> line.contains("42P01"));
        assertThat(lines).anyMatch(line -> line.contains("schema=migrated"));
        assertThat(lines.stream().takeWhile(line -> !line.contains("schema=migrated")))
                .noneMatch(line -> line.contains("fault="));
    }

    @Test
    void shouldKnowTheKeysWhileTheDatabaseIsAway() {
        String key = Ingest.makeKey("test");
        String open311 = Ingest.makeKey("open311");
        postgres.stop();
        try {
            Eventually.within(Ingest.PATIENCE, "a message to be accepted", () -> post(key, "d-1") == 202);
            given().auth()
                    .oauth2(TestToken.of("admin"))
                    .post("/v1/connectors/test/keys")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json");
            given().get("/open311/v2/requests.json")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("[0].code", equalTo(503));
            given().get("/open311/v2/services.json").then().statusCode(200);
            Eventually.within(
                    Ingest.PATIENCE,
                    "a request to be accepted",
                    () -> given().formParam("api_key", open311)
                                    .formParam("service_code", "roads")
                                    .formParam("address_string", "Вымышленная")
                                    .post("/open311/v2/requests.json")
                                    .statusCode()
                            == 200);
            Eventually.within(
                    Ingest.PATIENCE,
                    "a form to be accepted",
                    () -> form().post("/v1/web/form").statusCode() == 202);
            form().multiPart("f", "f.jpg", Files.jpeg(20, 20, 1))
                    .post("/v1/web/form")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("type", equalTo("urn:otklik:problem:file-away"));
        } finally {
            postgres.startAgain();
        }
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private static RequestSpecification form() {
        return given().multiPart("site", "portal")
                .multiPart("clientId", UUID.randomUUID().toString())
                .multiPart("text", "x");
    }

    private static int post(String key, String externalId) {
        return given().header("X-API-Key", key)
                .contentType("application/json")
                .body("{\"externalId\":\"" + externalId + "\",\"text\":\"a\"}")
                .post("/v1/messages")
                .statusCode();
    }
}
