package otklik.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import otklik.standalone.Words;
import otklik.standalone.keys.TokenClaims;
import otklik.standalone.keys.TokenSigner;

/** HTTP calls to the base URL with an administrator's token. */
final class AdminHttp {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration STREAM_LIMIT = Duration.ofHours(12);

    private final String baseUrl;
    private final Supplier<String> tokens;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** With tokens of a few minutes. */
    AdminHttp(String baseUrl, TokenSigner signer) {
        this(baseUrl, () -> signer.sign(TokenClaims.shortAdmin(), Instant.now()));
    }

    /** @param tokens asked for each call */
    AdminHttp(String baseUrl, Supplier<String> tokens) {
        this.baseUrl = baseUrl;
        this.tokens = tokens;
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

    /** Hands on each line of NDJSON as it comes, a missing node for one that is not JSON; the whole may take as long as it needs. */
    void lines(String path, Consumer<JsonNode> each) {
        var request = request(path)
                .setHeader("Accept", "application/x-ndjson, application/problem+json")
                .timeout(STREAM_LIMIT)
                .GET()
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() / 100 != 2) {
                    var problem = parse(body.lines().collect(Collectors.joining("\n")));
                    throw new CommandFailed(ExitCode.FAILURE, new Answer(response.statusCode(), problem).problem());
                }
                for (var line = body.readLine(); line != null; line = body.readLine()) {
                    each.accept(parse(line));
                }
            }
        } catch (IOException e) {
            throw noAnswer(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * What was asked for, where it is no JSON.
     *
     * @param headers of the answer
     */
    record Page(String text, HttpHeaders headers) {

        /** Empty where there is none of the name. */
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /** A page of any type; fails with the problem where there is one. */
    Page page(String path) {
        var request = request(path).setHeader("Accept", "*/*").GET().build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new CommandFailed(
                        ExitCode.FAILURE, new Answer(response.statusCode(), parse(response.body())).problem());
            }
            return new Page(response.body(), response.headers());
        } catch (IOException e) {
            throw noAnswer(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + tokens.get())
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw noAnswer(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private CommandFailed noAnswer(IOException e) {
        return new CommandFailed(ExitCode.NOT_RUNNING, Words.of("no-answer", baseUrl, String.valueOf(e.getMessage())));
    }

    private static CommandFailed interrupted() {
        Thread.currentThread().interrupt();
        return new CommandFailed(ExitCode.FAILURE, "interrupted");
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
