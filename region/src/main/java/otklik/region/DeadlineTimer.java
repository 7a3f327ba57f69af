package otklik.region;

import java.time.Instant;

/** Something to do at a moment because of a deadline. */
public sealed interface DeadlineTimer {
    Instant at();

    /** Tell the executor that so much is left. */
    record Warning(Instant at, Term left) implements DeadlineTimer {}

    /** The deadline has passed: one second after it, when its last second is over. */
    record Overdue(Instant at) implements DeadlineTimer {}

    /**
     * Tell somebody higher.
     *
     * @param level from 1
     */
    record Escalate(Instant at, int level, Escalation.To to) implements DeadlineTimer {}
}
