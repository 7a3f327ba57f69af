package otklik.routing.deadline;

import java.time.Instant;

/** Something that is due on a case at a moment. */
sealed interface Timer {
    Instant at();

    /**
     * The executor is told how much is left.
     *
     * @param left as the region pack says it: {@code 8h}
     */
    record Warning(Instant at, String left) implements Timer {}

    /** The deadline has passed. */
    record Overdue(Instant at) implements Timer {}

    /**
     * Somebody higher is told.
     *
     * @param level from 1
     * @param to as the region pack says it: {@code curator}
     */
    record Escalation(Instant at, int level, String to) implements Timer {}

    /** The citizen had the answer long enough to say that it is none: it stands. */
    record Closing(Instant at) implements Timer {}
}
