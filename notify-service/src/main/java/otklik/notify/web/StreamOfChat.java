package otklik.notify.web;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One open stream of server-sent events. It has at most one question with the reader and one page of notices in memory, and
 * asks for more when what it has is read. Confined to its request's event loop, except {@link #ring}, {@link #end} and what
 * the reader calls.
 */
final class StreamOfChat implements ReadNotices.Asker {
    private static final int QUEUE_BYTES = 64 * 1024;
    private static final String ALIVE = ":\n\n";

    private final WebChat chat;
    private final HttpServerRequest request;
    private final Context context;
    private final ReadNotices reader;
    private final Clock clock;
    private final Duration slowReader;
    private final Ending ending;
    private long position;
    private long timer;
    private boolean asking;
    private boolean again;
    private boolean over;
    private @Nullable Instant fullSince;

    /** How a stream ended; told once, on its event loop. */
    interface Ending {
        /** @param slow because its reader did not read */
        void ended(StreamOfChat stream, boolean slow);
    }

    StreamOfChat(
            WebChat chat,
            long after,
            HttpServerRequest request,
            Context context,
            ReadNotices reader,
            Clock clock,
            Duration slowReader,
            Ending ending) {
        this.chat = chat;
        this.position = after;
        this.request = request;
        this.context = context;
        this.reader = reader;
        this.clock = clock;
        this.slowReader = slowReader;
        this.ending = ending;
    }

    WebChat chat() {
        return chat;
    }

    /** Sends the head and all that is there. On the request's event loop. */
    void open(Vertx vertx, Duration heartbeat) {
        HttpServerResponse response = request.response();
        response.setChunked(true);
        response.setWriteQueueMaxSize(QUEUE_BYTES);
        response.putHeader("Content-Type", "text/event-stream");
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Accel-Buffering", "no");
        response.closeHandler(gone -> over(vertx, false));
        response.endHandler(ended -> over(vertx, false));
        response.exceptionHandler(broken -> over(vertx, false));
        response.drainHandler(read -> {
            fullSince = null;
            look();
        });
        response.write("retry: 3000\n\n");
        timer = vertx.setPeriodic(heartbeat.toMillis(), beat -> beat(vertx));
        look();
    }

    /** There may be something new. From any thread. */
    void ring() {
        context.runOnContext(now -> look());
    }

    /** Ends it; the client comes back when it likes. From any thread. */
    void end() {
        context.runOnContext(now -> {
            if (!over && !request.response().ended()) {
                request.response().end();
            }
        });
    }

    @Override
    public void answered(ReadNotices.Answer answer) {
        context.runOnContext(now -> {
            asking = false;
            if (over) {
                return;
            }
            answer.notices().forEach(notice -> request.response().write(notice.event()));
            position = answer.position();
            if (again || answer.more()) {
                look();
            }
        });
    }

    @Override
    public void unanswered() {
        context.runOnContext(now -> asking = false);
    }

    private void look() {
        if (over || isFull()) {
            return;
        }
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        again = false;
        reader.ask(chat, position, this);
    }

    private void beat(Vertx vertx) {
        if (!isFull()) {
            request.response().write(ALIVE);
            look();
        } else if (fullSince != null && !clock.instant().isBefore(fullSince.plus(slowReader))) {
            over(vertx, true);
            request.response().reset();
        }
    }

    /** What is full stays unread until it is drained. */
    private boolean isFull() {
        boolean full = request.response().writeQueueFull();
        if (full && fullSince == null) {
            fullSince = clock.instant();
        }
        return full;
    }

    private void over(Vertx vertx, boolean slow) {
        if (!over) {
            over = true;
            vertx.cancelTimer(timer);
            ending.ended(this, slow);
        }
    }
}
