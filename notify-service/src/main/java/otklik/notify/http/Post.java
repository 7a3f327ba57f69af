package otklik.notify.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One POST: told once, at the latest when its time is over. Confined to the loop that it was started on. */
public final class Post {
    private final Vertx vertx;
    private final Clock clock;
    private final int bodyLimit;
    private final Consumer<Answer> told;
    private long timer;
    private boolean done;
    private @Nullable HttpClientRequest request;

    private Post(Vertx vertx, Clock clock, int bodyLimit, Consumer<Answer> told) {
        this.vertx = vertx;
        this.clock = clock;
        this.bodyLimit = bodyLimit;
        this.told = told;
    }

    /**
     * A client whose idle connections may break without a word: the attempt that meets it says so.
     *
     * @param connections to one host, and so calls on their way to it: those beyond wait for one that ends. Said here, for the builder
     *     passes over what the options say of it and takes five.
     */
    public static HttpClient client(Vertx vertx, HttpClientOptions options, int connections) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(connections))
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
    }

    /**
     * Sends a body and waits for the answer.
     *
     * @param bodyLimit how much of the answer's body to wait for and keep, bytes; with 0 the status is enough
     */
    public static void send(
            Vertx vertx,
            Clock clock,
            HttpClient client,
            RequestOptions options,
            byte[] body,
            Duration limit,
            int bodyLimit,
            Consumer<Answer> told) {
        new Post(vertx, clock, bodyLimit, told).start(client, options, body, limit);
    }

    private void start(HttpClient client, RequestOptions options, byte[] body, Duration limit) {
        timer = vertx.setTimer(limit.toMillis(), late -> {
            HttpClientRequest current = request;
            if (current != null) {
                current.reset();
            }
            end(new Answer.None("no answer in time", current != null));
        });
        client.request(options).onComplete(connected -> {
            if (connected.failed()) {
                vertx.cancelTimer(timer);
                end(new Answer.None(
                        "no connection: " + connected.cause().getClass().getSimpleName(), false));
                return;
            }
            HttpClientRequest open = connected.result();
            request = open;
            // The future tells the same; without a handler each broken stream is an error in the log.
            open.exceptionHandler(broken -> {});
            if (done) {
                open.reset();
                return;
            }
            open.send(Buffer.buffer(body)).onComplete(answered -> {
                if (answered.failed()) {
                    vertx.cancelTimer(timer);
                    end(new Answer.None(
                            "connection lost: " + answered.cause().getClass().getSimpleName(), true));
                } else {
                    read(answered.result());
                }
            });
        });
    }

    private void read(HttpClientResponse response) {
        if (bodyLimit == 0) {
            end(status(response, ""));
        }
        Buffer kept = Buffer.buffer();
        response.handler(chunk -> {
            if (kept.length() + chunk.length() <= bodyLimit) {
                kept.appendBuffer(chunk);
            }
        });
        // A body without end must not keep the connection: the timer runs until it is read.
        response.end().onComplete(read -> {
            vertx.cancelTimer(timer);
            if (read.failed()) {
                end(new Answer.None("answer cut off: " + read.cause().getClass().getSimpleName(), true));
            } else {
                end(status(response, kept.toString(StandardCharsets.UTF_8)));
            }
        });
    }

    private Answer status(HttpClientResponse response, String body) {
        return new Answer.Status(
                response.statusCode(), RetryAfter.parse(response.getHeader("Retry-After"), clock.instant()), body);
    }

    private void end(Answer answer) {
        if (!done) {
            done = true;
            told.accept(answer);
        }
    }
}
