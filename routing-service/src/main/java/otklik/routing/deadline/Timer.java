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

    /**
     * Nobody has said in time that he has seen a case that cannot wait.
     *
     * @param level from 1
     * @param to who is called now, as the region pack says it
     * @param round how often he was called before
     */
    record Alarm(Instant at, int level, String to, int round) implements Timer {}

    /** The clock has stood still as long as it may. */
    record Resumption(Instant at) implements Timer {}

    /** The citizen had the answer long enough to say that it is none: it stands. */
    record Closing(Instant at) implements Timer {}
}
