package otklik.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import otklik.standalone.Words;
import otklik.standalone.keys.TokenClaims;
import otklik.standalone.keys.TokenSigner;

/** HTTP calls to the base URL with a short-lived administrator's token. */
final class AdminHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String baseUrl;
    private final TokenSigner signer;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    AdminHttp(String baseUrl, TokenSigner signer) {
        this.baseUrl = baseUrl;
        this.signer = signer;
    }

    /**
     * What a service answered.
     *
     * @param body the JSON body; a missing node when there is none
     */
    record Answer(int status, JsonNode body) {

        boolean isOk() {
            return status / 100 == 2;
        }

        /** The detail of a problem, for a person. */
        String problem() {
            var detail = body.path("detail").asText("");
            return "HTTP " + status + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    String baseUrl() {
        return baseUrl;
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)).build());
    }

    Answer put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + signer.sign(TokenClaims.shortAdmin(), Instant.now()))
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw new CommandFailed(
                    ExitCode.NOT_RUNNING, Words.of("no-answer", baseUrl, String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitCode.FAILURE, "interrupted");
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
