package otklik.ingest.fetch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A body as it comes. What is gathered is confined to its connection's loop. */
final class Gathering {
    private final Buffer gathered = Buffer.buffer();
    private final CompletableFuture<byte @Nullable []> bytes = new CompletableFuture<>();
    private volatile boolean ended;

    /**
     * @param response paused; it goes on from here
     * @param most bytes; with more there is no body
     * @param beginning whether the first bytes will do
     */
    Gathering(HttpClientResponse response, long most, boolean beginning) {
        response.exceptionHandler(bytes::completeExceptionally);
        response.handler(part -> {
            if (bytes.isDone()) {
                return;
            }
            if (gathered.length() + part.length() <= most) {
                gathered.appendBuffer(part);
            } else {
                bytes.complete(beginning ? gathered.getBytes() : null);
            }
        });
        response.endHandler(end -> {
            ended = !bytes.isDone();
            bytes.complete(gathered.getBytes());
        });
        response.resume();
    }

    /** Null where there are too many. */
    CompletableFuture<byte @Nullable []> bytes() {
        return bytes;
    }

    /** Whether nothing of it is still on its way. */
    boolean ended() {
        return ended;
    }
}
