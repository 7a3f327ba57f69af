package otklik.ingest.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One GET: told once, at the latest when its time is over. Confined to the loop that it was started on. */
final class Transfer {
    private static final int OK = 200;

    private final Vertx vertx;
    private final Clock clock;
    private final Wanted wanted;
    private final Consumer<Fetched> told;
    private final Buffer kept = Buffer.buffer();
    private long timer;
    private boolean done;
    private @Nullable HttpClientRequest request;

    Transfer(Vertx vertx, Clock clock, Wanted wanted, Consumer<Fetched> told) {
        this.vertx = vertx;
        this.clock = clock;
        this.wanted = wanted;
        this.told = told;
    }

    void start(HttpClient client, RequestOptions options) {
        timer = vertx.setTimer(wanted.patience().toMillis(), late -> breakOff(new Fetched.None("no answer in time")));
        client.request(options).onComplete(connected -> {
            if (connected.failed()) {
                end(none("no connection", connected.cause()));
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
            open.send().onComplete(answered -> {
                if (answered.failed()) {
                    end(none("connection lost", answered.cause()));
                } else if (!done) {
                    read(answered.result());
                }
            });
        });
    }

    private void read(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            breakOff(new Fetched.Status(
                    response.statusCode(), RetryAfter.parse(response.getHeader("Retry-After"), clock.instant())));
            return;
        }
        String coding = response.getHeader("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            breakOff(new Fetched.None("packed, although it was asked not to be"));
            return;
        }
        response.handler(this::take);
        response.end().onComplete(read -> {
            if (read.failed()) {
                end(none("answer cut off", read.cause()));
            } else {
                end(new Fetched.Whole(response.getHeader("Content-Type"), kept.getBytes()));
            }
        });
    }

    private void take(Buffer chunk) {
        if (done) {
            return;
        }
        if (kept.length() + chunk.length() > wanted.mostBytes()) {
            breakOff(new Fetched.TooLarge());
        } else {
            kept.appendBuffer(chunk);
        }
    }

    /** What is still on its way is not waited for. */
    private void breakOff(Fetched result) {
        end(result);
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }

    private void end(Fetched result) {
        if (!done) {
            done = true;
            vertx.cancelTimer(timer);
            told.accept(result);
        }
    }

    private static Fetched none(String what, Throwable cause) {
        return new Fetched.None(what + ": " + cause.getClass().getSimpleName());
    }
}
