package otklik.ingest.fetch;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One GET, step by step on its caller's thread, at the longest until its time is over. */
final class Exchange {
    private static final int OK = 200;
    private static final int MOST_OF_OTHERS = 64 * 1024;

    private final Wanted wanted;
    private final Clock clock;
    private final long end;
    private @Nullable Gathering gathering;

    Exchange(Wanted wanted, Clock clock) {
        this.wanted = wanted;
        this.clock = clock;
        this.end = System.nanoTime() + wanted.patience().toNanos();
    }

    Reply by(HttpClient client, RequestOptions options) throws InterruptedException {
        // The futures tell the same; without a handler each broken stream is an error in the log.
        Future<HttpClientRequest> connecting = client.request(options).map(open -> open.exceptionHandler(broken -> {}));
        try {
            HttpClientRequest request = await("no connection", connecting);
            HttpClientResponse response = await(
                    "connection lost",
                    request.send()
                            // Before its first bytes: nothing is read until there is room for it.
                            .map(answer -> answer.exceptionHandler(broken -> {}).pause()));
            return response.statusCode() == OK ? body(response) : other(response);
        } catch (Broken e) {
            return new Reply.None(e.reason());
        } finally {
            if (gathering == null || !gathering.ended()) {
                // What is still on its way is not waited for, be it the connection.
                connecting.onSuccess(HttpClientRequest::reset);
            }
        }
    }

    private Reply body(HttpClientResponse response) throws InterruptedException, Broken {
        String coding = response.getHeader("Content-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return new Reply.None("packed, although it was asked not to be");
        }
        Long said = length(response.getHeader("Content-Length"));
        long most = said == null ? wanted.mostBytes() : said;
        if (most > wanted.mostBytes()) {
            return new Reply.TooLarge();
        }
        if (!wanted.room().take(most, Duration.ofNanos(left()))) {
            return new Reply.None("no room in memory");
        }
        byte[] whole = gathered(new Gathering(response, most, false));
        return whole == null ? new Reply.TooLarge() : new Reply.Body(whole);
    }

    /** The status counts, whatever becomes of the words beside it. */
    private Reply other(HttpClientResponse response) throws InterruptedException {
        byte[] beginning;
        try {
            beginning = gathered(new Gathering(response, MOST_OF_OTHERS, true));
        } catch (Broken e) {
            beginning = null;
        }
        return new Reply.Status(
                response.statusCode(),
                response.getHeader("Location"),
                RetryAfter.parse(response.getHeader("Retry-After"), clock.instant()),
                beginning == null ? new byte[0] : beginning);
    }

    private byte @Nullable [] gathered(Gathering body) throws InterruptedException, Broken {
        gathering = body;
        return await("answer cut off", body.bytes());
    }

    private <T> T await(String without, Future<T> future) throws InterruptedException, Broken {
        return await(without, future.toCompletionStage().toCompletableFuture());
    }

    private <T> T await(String without, CompletableFuture<T> future) throws InterruptedException, Broken {
        try {
            return future.get(left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Broken("no answer in time");
        } catch (ExecutionException | CompletionException e) {
            Throwable cause = e.getCause();
            throw new Broken(
                    without + ": " + (cause == null ? e : cause).getClass().getSimpleName());
        }
    }

    private long left() {
        return Math.max(1, end - System.nanoTime());
    }

    private static @Nullable Long length(@Nullable String header) {
        return header != null && header.matches("\\d{1,18}") ? Long.valueOf(header) : null;
    }

    /** Names of classes only: messages can quote addresses. */
    private static final class Broken extends Exception {
        private final String reason;

        Broken(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
