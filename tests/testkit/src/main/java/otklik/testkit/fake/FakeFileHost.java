package otklik.testkit.fake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A web server with files, as hosts of pictures are: some gone, some moved, some slow, some that never end. Counts what is asked
 * at a time. Thread-safe.
 */
public final class FakeFileHost implements AutoCloseable {

    /** What is at a path. */
    public sealed interface Page {
        /** A file, after so long. */
        record Whole(byte[] bytes, Duration after) implements Page {}

        record Moved(String location) implements Page {}

        record Status(int code, @Nullable Duration retryAfter) implements Page {}

        /** Bytes without end and without a length. */
        record Endless() implements Page {}

        /** Says a length and ends before it. */
        record CutOff(byte[] bytes) implements Page {}

        /** Takes the request and says nothing. */
        record Silent() implements Page {}
    }

    private final Map<String, List<Page>> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final HttpFake http;

    private FakeFileHost() {
        this.http = HttpFake.start(0, this::handle);
    }

    /** Starts on a free port of the loopback. */
    public static FakeFileHost start() {
        return new FakeFileHost();
    }

    /**
     * Puts something at a path.
     *
     * @param inTurn each request gets the next; the last one stays
     */
    public URI put(String path, Page... inTurn) {
        pages.put(path, new ArrayList<>(List.of(inTurn)));
        return http.url(path);
    }

    public URI put(String path, byte[] bytes) {
        return put(path, new Page.Whole(bytes, Duration.ZERO));
    }

    public URI url(String path) {
        return http.url(path);
    }

    /** Paths asked for so far, in order of arrival. */
    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** The most requests that were open at the same time. */
    public int mostAtATime() {
        return most.get();
    }

    @Override
    public void close() {
        http.close();
    }

    private void handle(HttpServerRequest request) {
        synchronized (asked) {
            asked.add(request.path());
        }
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        HttpServerResponse response = request.response();
        response.endHandler(over -> open.decrementAndGet());
        switch (next(request.path())) {
            case Page.Whole(byte[] bytes, Duration after) -> {
                if (after.isZero()) {
                    send(response, bytes);
                } else {
                    http.later(after, () -> send(response, bytes));
                }
            }
            case Page.Moved(String location) -> {
                var _ = response.setStatusCode(302)
                        .putHeader("Location", location)
                        .end();
            }
            case Page.Status(int code, Duration retryAfter) -> {
                if (retryAfter != null) {
                    response.putHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
                }
                var _ = response.setStatusCode(code).end("no");
            }
            case Page.Endless endless -> {
                response.setChunked(true);
                pour(response);
            }
            case Page.CutOff(byte[] bytes) -> {
                response.putHeader("Content-Length", Integer.toString(bytes.length + 1_000));
                var _ = response.write(Buffer.buffer(bytes));
                http.later(Duration.ofMillis(20), () -> {
                    var _ = request.connection().close();
                });
            }
            case Page.Silent silent -> {}
        }
    }

    private Page next(String path) {
        List<Page> inTurn = pages.get(path);
        if (inTurn == null) {
            return new Page.Status(404, null);
        }
        synchronized (inTurn) {
            return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
        }
    }

    private static void send(HttpServerResponse response, byte[] bytes) {
        if (!response.closed()) {
            var _ = response.end(Buffer.buffer(bytes));
        }
    }

    private void pour(HttpServerResponse response) {
        if (!response.closed()) {
            var _ = response.write(Buffer.buffer(new byte[64 * 1024]));
            http.later(Duration.ofMillis(1), () -> pour(response));
        }
    }
}
