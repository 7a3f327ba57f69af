package otklik.notify.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A due notice that was looked at and is nobody's yet.
 *
 * @param isBlocked an earlier notice of its case is open, or its chat has another on its way
 */
record Candidate(UUID noticeId, Instant dueAt, String endpoint, boolean oneAtATime, boolean isBlocked) {

    Position position() {
        return new Position(dueAt, noticeId);
    }
}
