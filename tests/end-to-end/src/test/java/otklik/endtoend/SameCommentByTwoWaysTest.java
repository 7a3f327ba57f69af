package otklik.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.contracts.MessageId;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/** A comment that its network's webhook brought, and that a monitoring tool's exports show again and again. */
class SameCommentByTwoWaysTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WORDS = "Во дворе дома 5 по улице Вымышленной в Орске разбит асфальт, огромная яма";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private RunningSystem system;

    @BeforeEach
    void start() {
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data, "fast");
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void shouldBeOneCaseWhoseStaffReadWhatThePlatformSays() throws Exception {
        assertThat(post(
                                "/v1/messages",
                                "application/json",
                                ("{\"externalId\":\"comment-101_7701\",\"network\":\"vk\",\"text\":\"" + WORDS + "\"}")
                                        .getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(202);
        JsonObject opened = events("otklik.case.opened.v1", 1).getFirst().getJsonObject("snapshot");
        assertThat(opened.getString("messageId")).isEqualTo(MessageId.of("vk", "comment-101_7701"));

        export("Назначен");
        export("Назначен");
        export("Закрыт");

        List<JsonObject> revised = events("otklik.case.revised.v1", 2);
        assertThat(revised)
                .extracting(event -> event.getString("change") + " "
                        + event.getJsonObject("platform").getString("status") + " "
                        + event.getJsonObject("snapshot").getString("caseId"))
                .containsExactly(
                        "platform Назначен " + opened.getString("caseId"),
                        "platform Закрыт " + opened.getString("caseId"));
        assertThat(events("otklik.case.opened.v1", 1)).hasSize(1);
    }

    private void export(String status) throws IOException, InterruptedException {
        String csv = "ID;Источник;Ссылка;Текст;Статус\n" + "77001;ВКонтакте;https://vk.com/wall-101_55?reply=7701;"
                + WORDS + ";" + status + "\n";
        var answer = post("/v1/imports?as=incident-manager", "text/csv", csv.getBytes(Charset.forName("windows-1251")));
        assertThat(answer.body()).contains("\"accepted\":1").contains("\"complete\":true");
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(system.url() + path))
                    .header("X-API-Key", system.key("incident-manager"))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            // A service that has just started may say that it is to be sent again.
            for (int again = 0; answer.statusCode() == 503 && again < 20; again++) {
                answer = client.send(request, BodyHandlers.ofString());
            }
            return answer;
        }
    }

    private List<JsonObject> events(String type, int atLeast) {
        TopicRecords records = new TopicRecords(system.bootstrapServers());
        return Eventually.value(PATIENCE, atLeast + " of " + type, () -> {
            List<JsonObject> events = records.all("cases.events").stream()
                    .filter(got -> type.equals(TopicRecords.header(got, "ce_type")))
                    .map(got -> new JsonObject(new String(got.value(), StandardCharsets.UTF_8)))
                    .toList();
            return events.size() < atLeast ? java.util.Optional.empty() : java.util.Optional.of(events);
        });
    }
}
