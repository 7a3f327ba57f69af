package otklik.ingest.attachment.source;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * GETs files from the very address that was checked, whatever the name says a moment later; follows nothing, unpacks nothing,
 * reads no more than allowed. Thread-safe; blocks the caller's (virtual) thread, never a loop.
 */
final class HttpGet {
    private static final int MOST_OF_OTHERS = 64 * 1024;

    private final HttpClient client;
    private final Duration limit;

    /** @param limit time of one GET, connecting included */
    HttpGet(Vertx vertx, Duration limit) {
        this.limit = limit;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setKeepAlive(false)
                        .setConnectTimeout((int) Math.min(limit.toMillis(), 10_000))
                        .setMaxHeaderSize(32 * 1024))
                // The future tells the same; without a handler each broken connection is an error in the log.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
    }

    /** @param address that {@code url}'s host has */
    Reply get(URI url, InetAddress address, Allowance allowance) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        String query = url.getRawQuery();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(query == null ? path : path + "?" + query)
                .putHeader("User-Agent", "otklik")
                .putHeader("Accept", "*/*");
        HttpClientRequest request;
        try {
            request = await(client.request(options).toCompletionStage().toCompletableFuture(), end);
        } catch (Failed e) {
            return new Reply.None("no connection: " + e.reason());
        }
        request.exceptionHandler(broken -> {});
        try {
            HttpClientResponse response = await(
                    request.send()
                            // Before its first bytes: nothing is read until there is room for it.
                            .map(answer -> answer.exceptionHandler(broken -> {}).pause())
                            .toCompletionStage()
                            .toCompletableFuture(),
                    end);
            return read(response, allowance, end);
        } catch (Failed e) {
            return new Reply.None("no answer: " + e.reason());
        } finally {
            request.reset();
        }
    }

    private Reply read(HttpClientResponse response, Allowance allowance, long end) throws InterruptedException, Failed {
        if (response.statusCode() != 200) {
            byte[] beginning = await(new Gathering(response, MOST_OF_OTHERS, true).whole(), end);
            return new Reply.Status(
                    response.statusCode(),
                    response.getHeader("Location"),
                    seconds(response.getHeader("Retry-After")),
                    beginning == null ? new byte[0] : beginning);
        }
        Long said = length(response.getHeader("Content-Length"));
        long most = said == null ? allowance.most() : said;
        if (most > allowance.most()) {
            return new Reply.TooLarge();
        }
        if (!allowance.take(most, Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
            return new Reply.None("no room in memory");
        }
        byte[] whole = await(new Gathering(response, (int) most, false).whole(), end);
        return whole == null ? new Reply.TooLarge() : new Reply.Body(whole);
    }

    private static @Nullable Long length(@Nullable String header) {
        return header != null && header.matches("\\d{1,18}") ? Long.valueOf(header) : null;
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }

    private static <T> T await(CompletableFuture<T> future, long end) throws InterruptedException, Failed {
        try {
            return future.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Failed("time is over");
        } catch (ExecutionException | CompletionException e) {
            Throwable cause = e.getCause();
            throw new Failed(cause == null ? "unknown" : cause.getClass().getSimpleName());
        }
    }

    /** Names of classes only: messages can quote addresses. */
    private static final class Failed extends Exception {
        private final String reason;

        Failed(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** A body as it comes; confined to its connection's loop. */
    private static final class Gathering {
        private final Buffer gathered = Buffer.buffer();
        private final CompletableFuture<byte @Nullable []> whole = new CompletableFuture<>();

        /**
         * @param most bytes; with more there is no body
         * @param beginning whether the first bytes will do
         */
        Gathering(HttpClientResponse response, int most, boolean beginning) {
            response.exceptionHandler(whole::completeExceptionally);
            response.handler(part -> {
                if (whole.isDone()) {
                    return;
                }
                if (gathered.length() + part.length() <= most) {
                    gathered.appendBuffer(part);
                } else {
                    whole.complete(beginning ? gathered.getBytes() : null);
                }
            });
            response.endHandler(ended -> whole.complete(gathered.getBytes()));
            response.resume();
        }

        CompletableFuture<byte @Nullable []> whole() {
            return whole;
        }
    }
}
