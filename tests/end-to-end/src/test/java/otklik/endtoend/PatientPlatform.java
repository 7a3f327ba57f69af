package otklik.endtoend;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import otklik.testkit.message.TestMessage;

/**
 * A connector as we ask connectors to be: what was not confirmed is sent again, until it is. Never assumes that a message
 * without an answer was lost, or that it was not.
 */
final class PatientPlatform {
    private static final Duration GIVE_UP = Duration.ofMinutes(5);

    private final String url;
    private final String key;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> accepted = new HashSet<>();
    private final AtomicInteger confirmed = new AtomicInteger();

    PatientPlatform(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** Sends until each has been accepted; returns their message ids. */
    Set<String> send(List<TestMessage> messages, int chunk) {
        for (int from = 0; from < messages.size(); from += chunk) {
            List<String> open = new ArrayList<>();
            messages.subList(from, Math.min(messages.size(), from + chunk))
                    .forEach(message -> open.add(message.json()));
            long end = System.nanoTime() + GIVE_UP.toNanos();
            while (!open.isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(open.size() + " messages were not accepted in " + GIVE_UP);
                }
                attempt(open);
            }
        }
        return accepted;
    }

    /** How many were confirmed so far; for another thread that waits for its moment. */
    int confirmed() {
        return confirmed.get();
    }

    /** One stream; what it confirms leaves the list. */
    private void attempt(List<String> open) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/messages:stream?results=all"))
                .header("X-API-Key", key)
                .header("Content-Type", "application/x-ndjson")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(String.join("\n", open) + "\n"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                strike(open, answer.body());
            } else {
                pause();
            }
        } catch (IOException unknownOutcome) {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void strike(List<String> open, String results) {
        Set<Integer> done = new HashSet<>();
        results.lines()
                .map(JsonObject::new)
                .filter(line -> line.containsKey("line"))
                .forEach(line -> {
                    switch (line.getString("status")) {
                        case "accepted" -> {
                            accepted.add(line.getString("messageId"));
                            done.add(line.getInteger("line") - 1);
                        }
                        case "refused" -> throw new AssertionError("refused: " + new JsonArray().add(line));
                        default -> {
                            // unavailable: it stays open
                        }
                    }
                });
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            if (!done.contains(i)) {
                rest.add(open.get(i));
            }
        }
        confirmed.addAndGet(open.size() - rest.size());
        open.clear();
        open.addAll(rest);
        if (!rest.isEmpty()) {
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
}
