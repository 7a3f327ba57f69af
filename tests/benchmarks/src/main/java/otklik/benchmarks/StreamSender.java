package otklik.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** {@code POST /v1/messages:stream}: a few long requests, a line a message. */
final class StreamSender implements Sender {
    private final Journeys journeys;
    private final Bodies bodies;
    private final HttpClient client;
    private final List<Line> lines = new ArrayList<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final CountDownLatch answered;

    StreamSender(Vertx vertx, String url, String key, int connections, Journeys journeys, Bodies bodies) {
        this.journeys = journeys;
        this.bodies = bodies;
        this.answered = new CountDownLatch(connections);
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        for (int i = 0; i < connections; i++) {
            lines.add(open(vertx.getOrCreateContext(), url, key).join());
        }
    }

    /** A request and all its writes belong to one context: one thread, one order. */
    private CompletableFuture<Line> open(Context context, String url, String key) {
        CompletableFuture<Line> opened = new CompletableFuture<>();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url + "/v1/messages:stream?results=summary")
                .addHeader("X-API-Key", key)
                .addHeader("Content-Type", "application/x-ndjson");
        context.runOnContext(now -> client.request(options)
                .onFailure(opened::completeExceptionally)
                .onSuccess(request -> {
                    request.setChunked(true);
                    request.response()
                            .compose(response -> response.body().map(body -> {
                                if (response.statusCode() != 200) {
                                    throw new IllegalStateException(
                                            "stream answered " + response.statusCode() + ": " + body);
                                }
                                return body;
                            }))
                            .onComplete(this::summary);
                    opened.complete(new Line(context, request));
                }));
        return opened;
    }

    private void summary(io.vertx.core.AsyncResult<Buffer> body) {
        if (body.succeeded()) {
            body.result()
                    .toString()
                    .lines()
                    .map(JsonObject::new)
                    .filter(line -> line.containsKey("summary"))
                    .map(line -> line.getJsonObject("summary"))
                    .forEach(sums -> {
                        accepted.addAndGet(sums.getLong("accepted"));
                        refused.addAndGet(sums.getLong("refused") + sums.getLong("unavailable", 0L));
                    });
        } else {
            System.err.println("stream failed: " + body.cause());
        }
        answered.countDown();
    }

    @Override
    public void send(int number) {
        Buffer line = bodies.body(number, journeys.externalId(number)).appendByte((byte) '\n');
        lines.get(number % lines.size()).append(line);
    }

    @Override
    public long accepted() {
        return accepted.get();
    }

    @Override
    public long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        lines.forEach(Line::end);
        try {
            if (!answered.await(60, TimeUnit.SECONDS)) {
                System.err.println("a stream did not end within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var unused = client.close();
    }

    /** One connection: what is due in the same moment leaves in one write. */
    private static final class Line {
        private final Context context;
        private final HttpClientRequest request;
        private Buffer waiting = Buffer.buffer();
        private boolean scheduled;

        Line(Context context, HttpClientRequest request) {
            this.context = context;
            this.request = request;
            request.drainHandler(drained -> flush());
        }

        synchronized void append(Buffer line) {
            waiting.appendBuffer(line);
            if (!scheduled) {
                scheduled = true;
                context.runOnContext(now -> flush());
            }
        }

        private synchronized void flush() {
            if (waiting.length() > 0 && !request.writeQueueFull()) {
                // Taken before it is written: a write may call the drain handler, and so this method, at once.
                Buffer due = waiting;
                waiting = Buffer.buffer();
                scheduled = false;
                var unused = request.write(due);
            }
        }

        void end() {
            context.runOnContext(now -> {
                Buffer last;
                synchronized (this) {
                    last = waiting;
                    waiting = Buffer.buffer();
                }
                var unused = request.end(last);
            });
        }
    }
}
