package otklik.benchmarks.growth;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.bed.Bed;
import otklik.standalone.keys.TokenClaims;

/** Employees at their desks: requests over HTTP with tokens of their roles, each timed. Thread-safe. */
final class Staff implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Bed bed;
    private final String url;
    private final StepTimes times;

    Staff(Bed bed, String url, StepTimes times) {
        this.bed = bed;
        this.url = url;
        this.times = times;
    }

    /** What came, with the version that it has. */
    record Answer(int status, JsonObject body, @Nullable String etag) {
        Answer demand(String what) {
            if (status / 100 != 2) {
                throw new IllegalStateException(what + " was answered " + status + ": " + body.getString("detail"));
            }
            return this;
        }
    }

    Answer get(String step, String role, @Nullable String agency, String path)
            throws IOException, InterruptedException {
        return send(step, role, agency, HttpRequest.newBuilder(URI.create(url + path)));
    }

    Answer post(
            String step, String role, @Nullable String agency, String path, @Nullable String ifMatch, JsonObject body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return send(step, role, agency, request).demand(step);
    }

    private Answer send(String step, String role, @Nullable String agency, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String token = tokens.computeIfAbsent(
                role + " " + agency,
                ignored ->
                        bed.token(new TokenClaims("bench-" + role, Set.of(role), agency, null, Duration.ofHours(12))));
        long began = System.nanoTime();
        HttpResponse<String> answer = http.send(
                request.header("Authorization", "Bearer " + token)
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());
        times.took(step, System.nanoTime() - began);
        return new Answer(
                answer.statusCode(),
                answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject(),
                answer.headers().firstValue("ETag").orElse(null));
    }

    @Override
    public void close() {
        http.close();
    }
}
