package otklik.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;
import otklik.testkit.wait.Eventually;

/** A browser that follows a chat. */
final class ChatReader implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private volatile String lastEventId = "";
    private volatile boolean ended;

    private ChatReader() {}

    /** @param lastEventId where it was cut; null for the beginning */
    static ChatReader follow(int port, String token, @Nullable String lastEventId) throws Exception {
        ChatReader reader = new ChatReader();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/v1/web/chats/stream"))
                .header("X-Chat-Token", token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var answer = reader.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + answer.statusCode());
        }
        Thread.ofVirtual().start(() -> reader.read(answer));
        return reader;
    }

    private void read(HttpResponse<java.io.InputStream> answer) {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    notices.add(json(line.substring(6)));
                    lastEventId = id;
                } else if (line.equals(":")) {
                    beats.incrementAndGet();
                }
            }
        } catch (IOException cut) {
            // As it ends for a browser, too.
        } finally {
            ended = true;
        }
    }

    private static JsonNode json(String data) {
        try {
            return EventJson.mapper().readTree(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitNotices(int number) {
        Eventually.within(
                World.PATIENCE, number + " notices, but there are " + notices.size(), () -> notices.size() >= number);
    }

    List<String> texts() {
        return notices.stream().map(notice -> notice.get("text").asText()).toList();
    }

    List<String> kinds() {
        return notices.stream().map(notice -> notice.get("notice").asText()).toList();
    }

    /** Of the notice that came last, JSON; empty where it has none. */
    String buttons() {
        return notices.getLast().path("buttons").toString();
    }

    int beats() {
        return beats.get();
    }

    String lastEventId() {
        return lastEventId;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
