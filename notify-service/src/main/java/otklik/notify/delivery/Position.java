package otklik.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/** A place in a queue: what is after it is due later, or at once and has a greater id. */
record Position(Instant dueAt, UUID noticeId) {

    /** Behind everything that is due by then. */
    static Position lastOf(Instant dueAt) {
        return new Position(dueAt, new UUID(-1, -1));
    }
}
