package otklik.ingest.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import otklik.ingest.http.ProblemTexts;
import otklik.ingest.message.Refusal;

/**
 * The lines that a file is answered with. Lines are added by whoever has one; one thread sends them, and waits where the client does
 * not read.
 */
final class ImportAnswer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int AT_ONCE = 16 * 1024;

    private final HttpServerResponse response;
    private final Context context;
    private final ProblemTexts texts;
    private final Duration patience;
    private Buffer waiting = Buffer.buffer();
    private volatile boolean gone;

    /** Made on the request's context. */
    ImportAnswer(HttpServerRequest request, Context context, Duration patience) {
        this.response = request.response();
        this.context = context;
        this.texts = ProblemTexts.forHeader(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        this.patience = patience;
        response.exceptionHandler(fault -> gone = true);
        response.closeHandler(closed -> gone = true);
    }

    /** True when nobody is there any more. */
    boolean isGone() {
        return gone;
    }

    void accepted(long line, String messageId) {
        add(JSON.objectNode().put("line", line).put("messageId", messageId).put("status", "accepted"));
    }

    /** @param column of the file, where one is at fault */
    void refused(long line, Refusal refusal, @Nullable String column) {
        ObjectNode told = JSON.objectNode()
                .put("line", line)
                .put("status", "refused")
                .put("reason", refusal.reason().code());
        if (refusal.field() != null) {
            told.put("field", refusal.field());
        }
        if (column != null) {
            told.put("column", column);
        }
        add(told.put("detail", texts.detail(refusal)));
    }

    synchronized void add(ObjectNode line) {
        waiting.appendString(line.toString()).appendByte((byte) '\n');
    }

    private synchronized Buffer take(int atLeast) {
        if (waiting.length() < atLeast) {
            return Buffer.buffer();
        }
        Buffer taken = waiting;
        waiting = Buffer.buffer();
        return taken;
    }

    /** Sends what is worth it. */
    void send() throws InterruptedException {
        write(take(AT_ONCE));
    }

    /** Sends all that waits. */
    void sendAll() throws InterruptedException {
        write(take(1));
    }

    /** Sends all that waits and ends the answer. */
    void end() throws InterruptedException {
        sendAll();
        context.runOnContext(now -> {
            if (!gone) {
                response.end();
            }
        });
    }

    private void write(Buffer lines) throws InterruptedException {
        if (lines.length() == 0 || gone) {
            return;
        }
        var room = new CountDownLatch(1);
        context.runOnContext(now -> {
            if (gone) {
                room.countDown();
                return;
            }
            if (!response.headWritten()) {
                response.setChunked(true);
                response.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson");
            }
            response.write(lines);
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> room.countDown());
            } else {
                room.countDown();
            }
        });
        if (!room.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            gone = true;
            context.runOnContext(now -> response.reset());
        }
    }
}
