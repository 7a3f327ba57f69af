package otklik.ingest.stream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import otklik.ingest.http.Bodies;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.ingest.stream.Lines.Line;

/**
 * One open stream. Reads as fast as the broker takes: at most a window of lines is on its way, then the request is paused
 * and TCP tells the client. Once a line could not be stored, no later one is: the client can go on from the first that is
 * unavailable, and the order within conversations holds. Lives on one event loop; only acks come from elsewhere.
 */
final class StreamSession {
    private static final Refusal UNAVAILABLE = Refusal.of(Reason.UNAVAILABLE);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Lines lines;
    private final Results results;
    private final Summary summary;
    private final Limits limits;
    private final Runnable finished;
    private final LineSplitter splitter = new LineSplitter(Bodies.MOST_BYTES);
    private final Acks acks;
    private final Pause pause;
    private @Nullable Line held;
    private int inFlight;
    private boolean ended;
    private boolean lastTaken;
    private boolean broken;
    private boolean done;
    private boolean left;
    private long brokenSince;

    /** Bounds of one stream, from configuration. */
    record Limits(ResultMode mode, int window, Duration patience, Duration readerPatience) {}

    /** @param finished called once, when the response has ended or the client is gone */
    StreamSession(
            HttpServerRequest request,
            Vertx vertx,
            Lines lines,
            Results results,
            Summary summary,
            Limits limits,
            Runnable finished) {
        this.request = request;
        this.vertx = vertx;
        this.lines = lines;
        this.results = results;
        this.summary = summary;
        this.limits = limits;
        this.finished = finished;
        this.acks = new Acks(vertx.getOrCreateContext(), limits.mode() == ResultMode.ALL, this::drainAcks);
        this.pause = new Pause(request, vertx, this::stillWaiting);
    }

    void open() {
        request.response().closeHandler(closed -> leave());
        request.exceptionHandler(fault -> leave());
        request.handler(this::arrived);
        request.endHandler(end -> {
            ended = true;
            advance();
        });
    }

    private void arrived(Buffer part) {
        if (!done) {
            splitter.add(part.getBytes());
            advance();
        }
    }

    /** Takes lines while it may; pauses the request when it may not. */
    private void advance() {
        while (!done && mayTake() && sendHeld()) {
            switch (nextLine()) {
                case LINE -> take();
                case TOO_LONG -> {
                    summary.read();
                    refuse(splitter.number(), Bodies.TOO_LARGE);
                }
                case NOTHING -> {
                    pause.end();
                    results.flush();
                    finishIfOver();
                    return;
                }
            }
        }
        if (!done) {
            results.flush();
            pause.begin();
        }
    }

    private LineSplitter.Found nextLine() {
        LineSplitter.Found found = splitter.next();
        if (found == LineSplitter.Found.NOTHING && ended && !lastTaken) {
            lastTaken = true;
            return splitter.last();
        }
        return found;
    }

    /** @return false when the line that was held is held still */
    private boolean sendHeld() {
        Line line = held;
        if (line != null) {
            held = null;
            send(line);
        }
        return held == null;
    }

    private boolean mayTake() {
        return !results.isFull() && (broken || (inFlight < limits.window() && lines.hasRoom()));
    }

    private void take() {
        if (splitter.isBlank()) {
            return;
        }
        summary.read();
        long number = splitter.number();
        if (broken) {
            unavailable(number);
            return;
        }
        try {
            send(lines.read(number, splitter.bytes(), splitter.lineStart(), splitter.lineLength()));
        } catch (Refused e) {
            refuse(number, e.refusal());
        } catch (RuntimeException e) {
            refuse(number, Refusal.of(Reason.INTERNAL));
        }
    }

    private void send(Line line) {
        if (broken) {
            unavailable(line.number());
            return;
        }
        CompletableFuture<Void> ack = lines.publish(line);
        if (ack == null || ack.isCompletedExceptionally()) {
            // Refused at once, so certainly not sent: no room, enough for now, or the broker is being looked for.
            held = line;
            return;
        }
        inFlight++;
        ack.whenComplete((durable, fault) -> acks.add(line, fault));
    }

    private void drainAcks() {
        int stored = acks.takeSilent();
        inFlight -= stored;
        for (Acks.Ack ack = acks.take(); ack != null; ack = acks.take()) {
            inFlight--;
            if (ack.fault() == null) {
                stored++;
                results.add(summary.accepted(ack.line(), ack.messageId()));
            } else {
                unavailable(ack.line());
                giveUp();
            }
        }
        if (stored > 0) {
            summary.accepted(stored);
            lines.accepted(stored);
            pause.restart();
        }
        advance();
    }

    private void refuse(long number, Refusal refusal) {
        lines.refused(refusal.reason());
        tell(summary.refused(number, refusal));
    }

    private void unavailable(long number) {
        lines.refused(Reason.UNAVAILABLE);
        tell(summary.unavailable(number, UNAVAILABLE));
    }

    private void tell(String line) {
        if (limits.mode() != ResultMode.SUMMARY) {
            results.add(line);
        }
    }

    private void stillWaiting() {
        long now = System.nanoTime();
        if (results.isFull()) {
            long since = Math.max(pause.since(), results.lastTaken());
            if (now - since > limits.readerPatience().toNanos()) {
                results.omit();
            }
        } else if (!broken && now - pause.since() > limits.patience().toNanos()) {
            giveUp();
        }
        advance();
    }

    private void giveUp() {
        if (!broken) {
            broken = true;
            brokenSince = System.nanoTime();
        }
    }

    private void finishIfOver() {
        boolean readToTheEnd = ended && lastTaken;
        boolean drainedLongEnough = broken && System.nanoTime() - brokenSince > LONGEST_DRAIN.toNanos();
        if (inFlight > 0 || held != null || !(readToTheEnd || drainedLongEnough)) {
            return;
        }
        done = true;
        if (!readToTheEnd) {
            vertx.setTimer(limits.readerPatience().toMillis(), late -> hangUp());
        }
        results.end(summary.json(readToTheEnd, results.omitted()), () -> {
            leave();
            if (!readToTheEnd) {
                hangUp();
            }
        });
    }

    /** A client that goes on sending to a stream that is over must be told somehow. */
    private void hangUp() {
        request.connection().close();
    }

    private void leave() {
        if (left) {
            return;
        }
        left = true;
        done = true;
        pause.cancel();
        results.close();
        finished.run();
    }
}
