package otklik.ingest.connection;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What the client of one HTTP/1 connection is at, and since when. Lives on the connection's event loop. */
final class Visit {
    /** Somebody asks on and on, and reads nothing. */
    private static final long MOST_UNREAD = 8L * 1024 * 1024;

    private @Nullable HttpServerRequest request;
    private boolean patient;
    private boolean greeted;
    private boolean unread;
    private long since;
    private long unreadSince;

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
        since = now;
    }

    /** The present request may take as long as it likes. */
    void bePatient() {
        patient = true;
    }

    @Nullable
    HttpServerRequest request() {
        return request;
    }

    /** @param unreadBytes of answers that wait for the client to read them */
    Verdict look(Patience patience, long unreadBytes, long now) {
        if (patient && isGoingOn()) {
            return Verdict.FINE;
        }
        if (!reads(patience, unreadBytes, now)) {
            return Verdict.IDLE;
        }
        HttpServerRequest current = request;
        if (current == null) {
            return now - since > (greeted ? patience.keepAlive() : patience.header()) ? Verdict.IDLE : Verdict.FINE;
        }
        if (!current.isEnded()) {
            return now - since > patience.forBody(current.bytesRead()) ? Verdict.TOO_SLOW : Verdict.FINE;
        }
        if (!isGoingOn() && unreadBytes == 0) {
            request = null;
            greeted = true;
            since = now;
        }
        return Verdict.FINE;
    }

    private boolean isGoingOn() {
        return request != null && !(request.isEnded() && request.response().ended());
    }

    private boolean reads(Patience patience, long unreadBytes, long now) {
        if (unreadBytes == 0) {
            unread = false;
        } else if (!unread) {
            unread = true;
            unreadSince = now;
        }
        return unreadBytes <= MOST_UNREAD && !(unread && now - unreadSince > patience.answer());
    }
}
