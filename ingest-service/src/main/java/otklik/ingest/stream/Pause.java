package otklik.ingest.stream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** While nothing can be taken, the request is not read, and it is looked again and again whether something can be. Lives on one event loop. */
final class Pause {
    private static final long TICK_MILLIS = 20;
    private static final long NONE = -1;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Runnable look;
    private long ticker = NONE;
    private long since;

    Pause(HttpServerRequest request, Vertx vertx, Runnable look) {
        this.request = request;
        this.vertx = vertx;
        this.look = look;
    }

    void begin() {
        if (ticker == NONE) {
            request.pause();
            since = System.nanoTime();
            ticker = vertx.setPeriodic(TICK_MILLIS, tick -> look.run());
        }
    }

    void end() {
        if (ticker != NONE) {
            cancel();
            request.resume();
        }
    }

    /** Whoever sends is gone. */
    void cancel() {
        if (ticker != NONE) {
            vertx.cancelTimer(ticker);
            ticker = NONE;
        }
    }

    /** Something moves: from here on it is counted anew. */
    void restart() {
        since = System.nanoTime();
    }

    /** Since when nothing moves, {@link System#nanoTime}. */
    long since() {
        return since;
    }
}
