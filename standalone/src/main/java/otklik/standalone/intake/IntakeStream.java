package otklik.standalone.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * One upload to {@code POST /v1/messages:stream?results=all}: lines go out while the answers to earlier ones come in.
 * {@link #send} and {@link #end} are called by one thread; answers come on another.
 *
 * @param <T> what the caller knows a line by
 */
final class IntakeStream<T> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK_BYTES = 32 * 1024;
    private static final int MOST_UNANSWERED = 10_000;
    private static final int SILENCE_SECONDS = 60;

    private final HttpClientRequest request;
    private final BiConsumer<T, JsonNode> answers;
    private final Map<Integer, T> unanswered = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MOST_UNANSWERED);
    private final CompletableFuture<StreamEnd> end = new CompletableFuture<>();
    private volatile long heardNanos = System.nanoTime();
    private Buffer chunk = Buffer.buffer();
    private int lines;

    private IntakeStream(HttpClientRequest request, BiConsumer<T, JsonNode> answers) {
        this.request = request;
        this.answers = answers;
    }

    /**
     * Opens the upload.
     *
     * @param answers is told the answer to each line: {@code {"status": "accepted" | "refused" | "unavailable", …}}
     * @throws ExecutionException when nobody listens
     */
    static <T> IntakeStream<T> open(
            HttpClient client, URI baseUrl, String key, String batch, BiConsumer<T, JsonNode> answers)
            throws ExecutionException, InterruptedException {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(baseUrl.getHost())
                .setPort(baseUrl.getPort())
                .setURI("/v1/messages:stream?results=all")
                .putHeader("X-API-Key", key)
                .putHeader("X-Batch", batch)
                .putHeader("Content-Type", "application/x-ndjson")
                .putHeader("Accept", "application/x-ndjson");
        var request = client.request(options)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        var stream = new IntakeStream<>(request, answers);
        request.setChunked(true);
        request.exceptionHandler(stream::cut);
        request.response().onComplete(answered -> {
            if (answered.succeeded()) {
                stream.listen(answered.result());
            } else {
                stream.cut(answered.cause());
            }
        });
        return stream;
    }

    /** Sends one line, when there is room. False when the upload has ended: the line did not go out. */
    boolean send(T identity, ObjectNode message) throws InterruptedException {
        if (!room.tryAcquire()) {
            flush();
            heardNanos = System.nanoTime();
            while (!room.tryAcquire(200, TimeUnit.MILLISECONDS)) {
                if (hasEnded()) {
                    return false;
                }
            }
        }
        lines++;
        unanswered.put(lines, identity);
        chunk.appendBytes(bytes(message)).appendByte((byte) '\n');
        if (chunk.length() >= CHUNK_BYTES) {
            flush();
        }
        return !end.isDone();
    }

    /** Sends what is left and waits for the remaining answers. */
    StreamEnd end() throws InterruptedException {
        flush();
        request.end();
        heardNanos = System.nanoTime();
        while (true) {
            try {
                return end.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                hasEnded();
            } catch (ExecutionException e) {
                return new StreamEnd.Cut(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Ended by the service, or by its silence. */
    private boolean hasEnded() {
        if (System.nanoTime() - heardNanos > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
            finish(new StreamEnd.Cut("no answer for " + SILENCE_SECONDS + " s"));
            request.reset();
        }
        return end.isDone();
    }

    private void flush() throws InterruptedException {
        if (chunk.length() == 0 || end.isDone()) {
            return;
        }
        var full = chunk;
        chunk = Buffer.buffer();
        if (request.writeQueueFull()) {
            var drained = new CompletableFuture<Void>();
            request.drainHandler(ready -> drained.complete(null));
            heardNanos = System.nanoTime();
            while (request.writeQueueFull() && !hasEnded()) {
                try {
                    drained.get(200, TimeUnit.MILLISECONDS);
                } catch (TimeoutException | ExecutionException e) {
                    // looked at again above
                }
            }
        }
        request.write(full);
    }

    private void listen(HttpClientResponse response) {
        response.exceptionHandler(this::cut);
        if (response.statusCode() != 200) {
            response.body().onComplete(body -> finish(refusal(response, body.result())));
            return;
        }
        var parser = RecordParser.newDelimited("\n", response);
        parser.handler(this::hear);
        parser.exceptionHandler(this::cut);
        parser.endHandler(done -> finish(new StreamEnd.Cut("the answer ended early")));
    }

    private void hear(Buffer line) {
        heardNanos = System.nanoTime();
        try {
            var answer = JSON.readTree(line.getBytes());
            if (answer.has("summary")) {
                finish(
                        answer.path("summary").path("complete").asBoolean(false)
                                ? new StreamEnd.Complete()
                                : new StreamEnd.Cut(
                                        answer.path("summary").path("detail").asText("incomplete")));
                return;
            }
            var identity = unanswered.remove(answer.path("line").asInt());
            if (identity != null) {
                answers.accept(identity, answer);
                room.release();
            }
        } catch (java.io.IOException e) {
            finish(new StreamEnd.Cut("an answer is not JSON"));
        }
    }

    private static StreamEnd refusal(HttpClientResponse response, @org.jspecify.annotations.Nullable Buffer body) {
        var status = response.statusCode();
        var detail = "";
        try {
            detail = body == null
                    ? ""
                    : JSON.readTree(body.getBytes()).path("detail").asText("");
        } catch (java.io.IOException e) {
            // a body without JSON adds nothing to the status
        }
        var why = "HTTP " + status + (detail.isEmpty() ? "" : ": " + detail);
        return status >= 500 || status == 429 ? new StreamEnd.Cut(why) : new StreamEnd.Rejected(why);
    }

    private void cut(Throwable cause) {
        finish(new StreamEnd.Cut(String.valueOf(cause.getMessage())));
    }

    private void finish(StreamEnd how) {
        end.complete(how);
    }

    private static byte[] bytes(ObjectNode message) {
        try {
            return JSON.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
