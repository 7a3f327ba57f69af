package otklik.routing.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where the work on a case stands. A step is a method of the states that allow it. */
public sealed interface CaseStatus {

    /** The word for it in events and in the database. */
    String code();

    /** The commands that are possible now, as they are called in the API. */
    Set<String> allowed();

    /** Who holds the case, where somebody does. */
    Optional<Assignment> assignment();

    /** A coordinator has to say who is responsible. */
    record Triage() implements CaseStatus {
        @Override
        public String code() {
            return "triage";
        }

        @Override
        public Set<String> allowed() {
            return Set.of("assignment", "category");
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.empty();
        }

        public Assigned assign(Assignment to) {
            return new Assigned(to);
        }
    }

    /** An agency works on it. */
    record Assigned(Assignment to) implements CaseStatus {
        @Override
        public String code() {
            return "assigned";
        }

        @Override
        public Set<String> allowed() {
            return Set.of("assignment", "category", "resolution");
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.of(to);
        }

        public Assigned reassign(Assignment other) {
            return new Assigned(other);
        }

        public Answered answer(String resolution, Instant at) {
            return new Answered(to, resolution, at);
        }
    }

    /** The citizen has the outcome. */
    record Answered(Assignment by, String resolution, Instant at) implements CaseStatus {
        @Override
        public String code() {
            return "answered";
        }

        @Override
        public Set<String> allowed() {
            return Set.of();
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.of(by);
        }
    }
}
