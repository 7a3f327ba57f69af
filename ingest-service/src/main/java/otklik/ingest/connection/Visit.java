package otklik.ingest.connection;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What the client of one HTTP/1 connection is at, and since when. Lives on the connection's event loop. */
final class Visit {
    private @Nullable HttpServerRequest request;
    private boolean patient;
    private boolean greeted;
    private boolean answered;
    private long since;

    /** What is to be done with the client. */
    enum Verdict {
        FINE,
        /** The body does not arrive. */
        TOO_SLOW,
        /** Nothing arrives, or nothing is read. */
        IDLE
    }

    Visit(long now) {
        since = now;
    }

    /** A header has arrived. */
    void begin(HttpServerRequest request, long now) {
        this.request = request;
        patient = false;
        answered = false;
        since = now;
    }

    /** The present request may take as long as it likes. */
    void bePatient() {
        patient = true;
    }

    @Nullable HttpServerRequest request() {
        return request;
    }

    /** @param unread what was answered waits for the client to read it */
    Verdict look(Patience patience, boolean unread, long now) {
        HttpServerRequest current = request;
        if (current == null) {
            return now - since > (greeted ? patience.keepAlive() : patience.header()) ? Verdict.IDLE : Verdict.FINE;
        }
        if (!current.isEnded()) {
            return !patient && now - since > patience.forBody(current.bytesRead()) ? Verdict.TOO_SLOW : Verdict.FINE;
        }
        if (!current.response().ended()) {
            return Verdict.FINE;
        }
        if (!answered) {
            answered = true;
            since = now;
        }
        if (unread) {
            return now - since > patience.answer() ? Verdict.IDLE : Verdict.FINE;
        }
        request = null;
        greeted = true;
        return Verdict.FINE;
    }
}
