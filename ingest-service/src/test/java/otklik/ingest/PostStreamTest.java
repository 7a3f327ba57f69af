package otklik.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import otklik.contracts.MessageId;
import otklik.ingest.stream.PostStream;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class PostStreamTest {
    @Inject
    @SuppressWarnings("NullAway.Init")
    PostStream streams;

    @Test
    void shouldRefuseTheBadLinesAlone() throws IOException {
        List<String> results;
        try (var client = StreamClient.open(Ingest.key("test"), "")) {
            results = client.send(line("s-1"))
                    .send("{\"externalId\":\"s-2\"}\n")
                    .send("not json\n\n  \n")
                    .send(line("s-3"))
                    .send(new byte[] {'"', (byte) 0xFF, '"', '\n'})
                    .send("{\"externalId\":\"s-4\",\"text\":\"" + "a".repeat(256 * 1024 + 1) + "\"}\n")
                    .send("{\"text\":\"" + "a".repeat(3 * 1024 * 1024) + "\"}\n")
                    .send("{\"x\":" + "[".repeat(500) + "]".repeat(500) + "}\n")
                    .send("{\"externalId\":\"s-5\",\"text\":\"без конца строки\"}")
                    .results();
        }

        assertThat(results.subList(0, results.size() - 1).stream().map(Ingest::json))
                .extracting(r -> r.path("line").asInt() + " " + r.path("reason").asText() + " "
                        + r.path("field").asText())
                .containsExactly(
                        "2 missing text",
                        "3 bad-json ",
                        "7 bad-utf8 ",
                        "8 text-too-long text",
                        "9 body-too-large body",
                        "10 too-deep ");
        assertThat(results.getLast())
                .isEqualTo(
                        "{\"summary\":{\"lines\":9,\"accepted\":3,\"refused\":6,\"unavailable\":0,\"complete\":true}}");
        assertThat(List.of("s-1", "s-3", "s-5"))
                .allSatisfy(id -> assertThat(Ingest.about("messages.received", MessageId.of("test", id)))
                        .hasSize(1));
    }

    @Test
    void shouldTakeLinesThatComeByteByByte() throws IOException {
        byte[] bytes = (line("b-1") + "\r\n" + line("b-2")).getBytes(UTF_8);
        List<String> results;
        try (var client = StreamClient.open(Ingest.key("test"), "?results=all")) {
            for (byte b : bytes) {
                client.send(new byte[] {b}).flush();
            }
            results = client.results();
        }

        assertThat(results)
                .containsExactlyInAnyOrder(
                        "{\"line\":1,\"messageId\":\"" + MessageId.of("test", "b-1") + "\",\"status\":\"accepted\"}",
                        "{\"line\":3,\"messageId\":\"" + MessageId.of("test", "b-2") + "\",\"status\":\"accepted\"}",
                        "{\"summary\":{\"lines\":2,\"accepted\":2,\"refused\":0,\"unavailable\":0,\"complete\":true}}");
    }

    @Test
    void shouldTellTheSummaryAloneWhenAsked() throws IOException {
        try (var client = StreamClient.open(Ingest.key("test"), "?results=summary")) {
            assertThat(client.send("x\n").send(line("q-1")).results())
                    .containsExactly(
                            "{\"summary\":{\"lines\":2,\"accepted\":1,\"refused\":1,\"unavailable\":0,\"complete\":true}}");
        }
    }

    @Test
    void shouldNotDeadlockWithAClientThatReadsAtTheEndOnly() throws IOException {
        // Both directions exceed what sockets buffer: 30 MB there, 15 MB back.
        int lines = 150_000;
        byte[] block = ("x".repeat(200) + "\n").repeat(1000).getBytes(UTF_8);
        List<String> results;
        try (var client = StreamClient.open(Ingest.key("test"), "")) {
            for (int i = 0; i < lines / 1000; i++) {
                client.send(block);
            }
            results = client.send(line("late-1")).results();
        }

        assertThat(results).hasSize(lines + 1);
        assertThat(Ingest.json(results.get(lines - 1)).get("line").asInt()).isEqualTo(lines);
        assertThat(Ingest.json(results.getLast()).at("/summary/complete").asBoolean())
                .isTrue();
        assertThat(Ingest.json(results.getLast()).at("/summary/accepted").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldNeedNoMoreMemoryForALongStreamThanForAShortOne() throws IOException {
        String key = Ingest.key("test");
        stream(key, 5_000);
        long before = usedBytes();

        JsonNode summary = stream(key, 60_000);

        assertThat(summary.at("/summary/accepted").asInt()).isEqualTo(60_000);
        assertThat(usedBytes() - before).isLessThan(32L * 1024 * 1024);
    }

    @Test
    void shouldForgetAStreamWhoseClientIsGone() throws IOException {
        var client =
                StreamClient.open(Ingest.key("test"), "").send(line("gone-1")).flush();

        client.close();

        Eventually.within(Ingest.PATIENCE, "the stream to be closed", () -> streams.openStreams() == 0);
    }

    @Test
    void shouldRefuseTheWholeStreamBeforeItsFirstLine() {
        given().contentType("application/x-ndjson")
                .post("/v1/messages:stream")
                .then()
                .statusCode(401);
        given().header("X-API-Key", Ingest.key("test"))
                .contentType("application/json")
                .post("/v1/messages:stream")
                .then()
                .statusCode(415)
                .body("field", equalTo("Content-Type"));
        given().header("X-API-Key", Ingest.key("test"))
                .contentType("application/x-ndjson; charset=utf-8")
                .post("/v1/messages:stream?results=some")
                .then()
                .statusCode(400)
                .body("field", equalTo("results"));
    }

    private static JsonNode stream(String key, int lines) throws IOException {
        String text = "Слова о погоде. ".repeat(30);
        try (var client = StreamClient.open(key, "?results=summary")) {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            for (int i = 0; i < lines; i++) {
                block.writeBytes(("{\"externalId\":\"m-" + i + "\",\"text\":\"" + text + "\"}\n").getBytes(UTF_8));
                if (i % 100 == 99) {
                    client.send(block.toByteArray());
                    block.reset();
                }
            }
            return Ingest.json(client.results().getLast());
        }
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String line(String externalId) {
        return "{\"externalId\":\"" + externalId + "\",\"text\":\"Яма\"}\n";
    }
}
