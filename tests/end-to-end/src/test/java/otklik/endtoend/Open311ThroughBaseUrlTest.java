package otklik.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import otklik.testkit.system.RunningSystem;
import otklik.testkit.wait.Eventually;

/** A client of Open311 sends a request, follows it by its token and adds to it, as the documents that it reads tell it to. */
class Open311ThroughBaseUrlTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    private RunningSystem system;
    private String endpoint = "";
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        system = RunningSystem.onFreePorts(Path.of(System.getProperty("otklik.root")), data, "fast");
        system.start();
    }

    @AfterEach
    void stop() {
        system.close();
        http.close();
    }

    @Test
    void shouldFollowARequestFromItsTokenToItsAnswer() throws IOException, InterruptedException {
        String key = system.key("open311");
        endpoint = new JsonObject(get(system.url() + "/open311/v2/discovery.json"))
                .getJsonArray("endpoints")
                .getJsonObject(0)
                .getString("url");

        JsonObject taken = post(
                "/requests.json",
                Map.of(
                        "api_key", key,
                        "service_code", "roads",
                        "attribute[leaf]", "potholes",
                        "lat", "51.768234",
                        "long", "55.096789",
                        "description", "Огромная яма на улице Терешковой, тел. 8 900 123-45-67",
                        "email", "nobody@example.org"));
        String token = taken.getString("token");
        String number = Eventually.value(
                PATIENCE,
                "the token to have a number",
                () -> first("/tokens/" + token + ".json").map(found -> found.getString("service_request_id")));
        JsonObject request = first("/requests/" + number + ".json").orElseThrow();

        assertThat(request.getString("status")).isEqualTo("open");
        assertThat(request.getString("service_code")).isEqualTo("roads");
        assertThat(request.getString("description"))
                .startsWith("Огромная яма")
                .contains("<PHONE>")
                .doesNotContain("123-45-67");
        assertThat(request.getDouble("lat")).isEqualTo(51.768);
        assertThat(request.getDouble("long")).isEqualTo(55.097);

        String update = post(
                        "/servicerequestupdates.json",
                        Map.of("api_key", key, "service_request_id", number, "description", "Яма стала ещё больше"))
                .getString("update_id");
        Eventually.within(
                PATIENCE,
                "the addition to be in the case",
                () -> all("/servicerequestupdates.json").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(found -> found.getString("update_id").equals(update)
                                && found.getString("service_request_id").equals(number)));

        system.command(
                "admin",
                "POST",
                "/v1/cases/" + number + "/resolution",
                new JsonObject().put("text", "Уважаемая Мария Ивановна! Яма засыпана."));
        Eventually.within(
                PATIENCE,
                "the answer to be shown",
                () -> first("/requests/" + number + ".json")
                        .filter(found -> found.getString("status").equals("closed"))
                        .filter(found -> found.getString("status_notes").equals("Яма засыпана."))
                        .isPresent());
    }

    private Optional<JsonObject> first(String path) {
        JsonArray found = all(path);
        return found.isEmpty() || found.getJsonObject(0).containsKey("code")
                ? Optional.empty()
                : Optional.of(found.getJsonObject(0));
    }

    private JsonArray all(String path) {
        try {
            return new JsonArray(get(endpoint + path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private JsonObject post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(endpoint + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body()).getJsonObject(0);
    }
}
