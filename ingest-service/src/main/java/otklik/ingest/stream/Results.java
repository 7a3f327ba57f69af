package otklik.ingest.stream;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Result lines on their way to the client, who may read them late or only at the end: what the connection does not take
 * goes to a {@link Spill}. Memory and file are bounded; beyond them {@link #isFull} asks the stream to wait, and a client
 * who still does not read loses result lines, which are counted. Lives on one event loop.
 */
final class Results {
    private static final Logger LOG = Logger.getLogger(Results.class);
    private static final int SPILLED_AT_ONCE = 64 * 1024;
    private static final int MOST_IN_MEMORY = 512 * 1024;

    private final HttpServerResponse response;
    private final Context context;
    private final Spill spill;
    private final long spillLimit;
    private Buffer waiting = Buffer.buffer();
    private boolean busy;
    private @Nullable Runnable ended;
    private boolean closed;
    private boolean omitting;
    private long omitted;
    private long lastTaken = System.nanoTime();

    Results(HttpServerResponse response, Context context, Spill spill, long spillLimit) {
        this.response = response;
        this.context = context;
        this.spill = spill;
        this.spillLimit = spillLimit;
        response.drainHandler(drained -> flush());
    }

    /** Adds a line without its end; {@link #flush} sends. */
    void add(String line) {
        if (omitting) {
            omitted++;
        } else {
            waiting.appendString(line).appendByte((byte) '\n');
        }
    }

    /** True while no more should be added. */
    boolean isFull() {
        return !omitting
                && (waiting.length() >= MOST_IN_MEMORY
                        || (spill.size() >= spillLimit && waiting.length() >= SPILLED_AT_ONCE));
    }

    /** When the client last took something, {@link System#nanoTime}. */
    long lastTaken() {
        return lastTaken;
    }

    /** From now on lines are counted instead of kept: the client does not read. */
    void omit() {
        omitting = true;
    }

    /** Lines that were not kept. */
    long omitted() {
        return omitted;
    }

    /** Sends what the client takes and puts aside what it does not. */
    void flush() {
        if (closed || busy) {
            return;
        }
        if (!response.writeQueueFull()) {
            send();
        } else if (waiting.length() >= SPILLED_AT_ONCE && spill.size() < spillLimit) {
            Buffer aside = waiting;
            waiting = Buffer.buffer();
            offLoop(
                    () -> {
                        spill.write(aside.getBytes());
                        return aside;
                    },
                    done -> flush());
        }
    }

    private void send() {
        if (!spill.isEmpty()) {
            offLoop(() -> Buffer.buffer(spill.read(SPILLED_AT_ONCE)), part -> {
                write(part);
                flush();
            });
            return;
        }
        if (waiting.length() > 0) {
            Buffer part = waiting;
            waiting = Buffer.buffer();
            write(part);
        }
        Runnable whenEnded = ended;
        // Writing may drain, and draining may have come here already.
        if (whenEnded != null && !closed) {
            close();
            response.end().onComplete(sent -> whenEnded.run());
        }
    }

    private void write(Buffer part) {
        if (!closed) {
            lastTaken = System.nanoTime();
            response.write(part);
        }
    }

    /** Sends everything that waits, then the last line, then ends the response and says so. */
    void end(String lastLine, Runnable whenEnded) {
        waiting.appendString(lastLine).appendByte((byte) '\n');
        ended = whenEnded;
        flush();
    }

    /** The client is gone, or has everything. */
    void close() {
        if (!closed) {
            closed = true;
            waiting = Buffer.buffer();
            if (!busy) {
                discard();
            }
        }
    }

    private void offLoop(Callable<Buffer> work, Consumer<Buffer> then) {
        busy = true;
        context.executeBlocking(work, true).onComplete(done -> {
            busy = false;
            if (closed) {
                discard();
            } else if (done.succeeded()) {
                then.accept(done.result());
            } else {
                LOG.warnf(
                        "stream=results spill=failed fault=%s",
                        done.cause().getClass().getName());
                response.reset();
                close();
            }
        });
    }

    private void discard() {
        context.executeBlocking(
                () -> {
                    spill.close();
                    return null;
                },
                true);
    }
}
