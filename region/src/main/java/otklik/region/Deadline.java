package otklik.region;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clock of one case: running towards the instant by which an answer is due, stopped, or owing none by a date.
 * {@link DeadlineCalculus} makes it and turns one state into the next; only a running clock can be paused or extended, only
 * a paused one resumed. All follows from the {@link Course}, which is what to store.
 */
public sealed interface Deadline {
    Course course();

    /**
     * Counts.
     *
     * @param termEnd the end of the term with all pauses and extensions, before {@link EndsOn} moved it to a working day
     * @param due the last instant at which an answer is in time
     */
    record Running(Course course, Instant termEnd, Instant due) implements Deadline {}

    /** Stands still from this moment on, as a rule because the citizen has been asked for something. */
    record Paused(Course course, Instant since) implements Deadline {}

    /** No answer is owed by a date, as for thanks. */
    record NotOwed(Course course) implements Deadline {}

    /**
     * What a deadline follows from.
     *
     * @param start when the case was registered; a case promoted to another regime is registered anew
     * @param pauses in the order of time, those that are over
     * @param extension all extensions together
     */
    record Course(Term term, EndsOn endsOn, Instant start, List<Pause> pauses, Optional<Term> extension) {
        public Course {
            pauses = List.copyOf(pauses);
        }

        /** When the clock began to run, or went on after its last pause. */
        Instant runsSince() {
            return pauses.isEmpty() ? start : pauses.getLast().until();
        }

        Course with(Term other, EndsOn ends) {
            return new Course(other, ends, start, pauses, extension);
        }

        Course with(Pause pause) {
            var all = new ArrayList<>(pauses);
            all.add(pause);
            return new Course(term, endsOn, start, all, extension);
        }

        Course extendedBy(Term whole) {
            return new Course(term, endsOn, start, pauses, Optional.of(whole));
        }
    }

    /** A stretch of time in which the clock stood still. */
    record Pause(Instant from, Instant until) {
        public Pause {
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("a pause that ends before it begins");
            }
        }
    }
}
