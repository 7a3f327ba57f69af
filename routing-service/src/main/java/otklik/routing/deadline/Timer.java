package otklik.routing.deadline;

import java.time.Instant;
import otklik.region.DeadlineTimer;

/** Something that is due on a case at a moment. */
sealed interface Timer {
    Instant at();

    /** Of the deadline for the answer. */
    record OfDeadline(DeadlineTimer timer) implements Timer {
        @Override
        public Instant at() {
            return timer.at();
        }
    }

    /** The citizen had the answer long enough to say that it is none: it stands. */
    record Closing(Instant at) implements Timer {}
}
