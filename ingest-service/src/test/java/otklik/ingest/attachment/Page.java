package otklik.ingest.attachment;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import otklik.eventing.EventJson;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** A page whose citizen sends files, as ingest-service meets it. */
final class Page {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Page() {}

    static void awaitReady() {
        Eventually.within(
                PATIENCE,
                "the service to be ready",
                () -> given().get("/q/health/ready").statusCode() == 200);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    static String openChat() {
        return given().contentType("application/json")
                .body("{\"site\":\"portal\"}")
                .post("/v1/web/chats")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /** A post to a chat, to which files are to be added. */
    static RequestSpecification chat(String token, String clientId, String text) {
        return fields(given().header("X-Chat-Token", token), clientId, text);
    }

    /** The same for a form that stands alone. */
    static RequestSpecification form(String clientId, String text) {
        return fields(given(), clientId, text).multiPart("site", "portal");
    }

    private static RequestSpecification fields(RequestSpecification request, String clientId, String text) {
        return request.multiPart("clientId", clientId)
                .multiPart(new MultiPartSpecBuilder(text)
                        .controlName("text")
                        .mimeType("text/plain")
                        .charset(StandardCharsets.UTF_8)
                        .build());
    }

    static ValidatableResponse toChat(RequestSpecification post) {
        return post.post("/v1/web/chats/messages").then();
    }

    static ValidatableResponse toForm(RequestSpecification post) {
        return post.post("/v1/web/form").then();
    }

    /** Messages on the stream with this id, repeats included. */
    static List<JsonNode> received(String messageId) {
        return new TopicRecords(OtklikResources.bootstrapServers())
                        .matching(
                                "messages.received",
                                record -> messageId.equals(TopicRecords.header(record, "ce_subject")))
                        .stream()
                        .map(record -> json(record.value()).get("message"))
                        .toList();
    }

    /** Whether anything on the stream has this text. */
    static boolean isReceived(String text) {
        return !new TopicRecords(OtklikResources.bootstrapServers())
                .matching(
                        "messages.received",
                        record -> text.equals(
                                json(record.value()).at("/message/text").asText()))
                .isEmpty();
    }

    static Path folder() {
        return Path.of("target", "test-uploads").toAbsolutePath();
    }

    /** What a run that failed has left. */
    static void clear() {
        try (Stream<Path> left = Files.exists(folder()) ? Files.walk(folder()) : Stream.empty()) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that are still on disk. */
    static long onDisk() {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] record) {
        try {
            return EventJson.mapper().readTree(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
