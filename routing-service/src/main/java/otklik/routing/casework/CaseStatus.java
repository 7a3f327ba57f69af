package otklik.routing.casework;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the work on a case stands. A step is a method of the states that allow it, and a state says which steps it allows by the
 * interfaces that it has: {@link Step}.
 */
public sealed interface CaseStatus {
    /** Why nobody works on what its citizen had erased. */
    String ERASED = "erased";

    /** The word for it in events and in the database. */
    String code();

    /** Who holds the case, or held it last; nobody before the first assignment. */
    Optional<Assignment> assignment();

    /** The outcome, once somebody has written it. */
    default Optional<Resolution> resolution() {
        return Optional.empty();
    }

    /** The outcome, once the citizen may read it. */
    default Optional<Resolution> told() {
        return this instanceof Done ? resolution() : Optional.empty();
    }

    /** The same end without its words; what has no end yet is rejected, because it is erased. */
    default CaseStatus erased(Instant at) {
        return switch (this) {
            case Open open -> new Rejected(open.assignment().orElse(null), ERASED, at);
            case Joined joined -> new Rejected(joined.by(), ERASED, at);
            case Answered answered -> new Rejected(answered.by(), ERASED, at);
            case Approved approved ->
                new Closed(approved.by(), approved.outcome().erased(), at);
            case Closed closed -> new Closed(closed.by(), closed.outcome().erased(), closed.at());
            case Rejected rejected -> rejected;
        };
    }

    /** Somebody works on it or has to: who that is and what it is about can change. */
    sealed interface Open extends CaseStatus {
        default Assigned assign(Assignment to) {
            return new Assigned(to);
        }

        /**
         * Never dropped silently: the citizen is told why.
         *
         * @param reason code of the region pack's list
         */
        default Rejected reject(String reason, Instant at) {
            return new Rejected(assignment().orElse(null), reason, at);
        }

        /** Another case is about the same problem: the work on that one is the work on this. */
        default Joined join(Lead lead, CaseStatus ofLead) {
            return new Joined(
                    lead, ofLead.assignment().map(held -> held.until(null)).orElse(null));
        }
    }

    /** An agency holds it and owes the outcome. */
    sealed interface Held extends Open {
        Assignment to();

        @Override
        default Optional<Assignment> assignment() {
            return Optional.of(to());
        }

        /** The same holder with another deadline; none while the clock stands still. */
        Held until(@Nullable Instant deadline);

        default Triage giveBack(ReturnNote note) {
            return new Triage(note);
        }

        default Answered answer(Resolution outcome) {
            return new Answered(to(), outcome);
        }
    }

    /** The work is done, and can turn out not to be. */
    sealed interface Done extends CaseStatus {
        /**
         * The work begins again.
         *
         * @param deadline by which an answer is owed anew
         */
        Open reopen(@Nullable Instant deadline);
    }

    /**
     * A coordinator has to say who is responsible.
     *
     * @param returned what the agency said that held it last and gave it back; absent in a new case
     */
    record Triage(@Nullable ReturnNote returned) implements Open {
        @Override
        public String code() {
            return "triage";
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.empty();
        }
    }

    /**
     * It is worked on with another case: no deadline, no queue and no figures of its own. What becomes of the lead becomes of it.
     *
     * @param by who holds the lead; nobody while that is in triage
     */
    record Joined(Lead lead, @Nullable Assignment by) implements CaseStatus {
        @Override
        public String code() {
            return "joined";
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.ofNullable(by);
        }

        /** It turned out to be about another problem; it goes where the rules say. */
        public Open separate(Open next) {
            return next;
        }

        /** The state of a member, which follows from that of its lead. */
        public static CaseStatus of(Lead lead, CaseStatus its) {
            return switch (its) {
                case Approved approved -> new Approved(approved.by.until(null), approved.outcome, approved.at);
                case Closed closed -> new Closed(closed.by.until(null), closed.outcome, closed.at);
                case Rejected rejected ->
                    new Rejected(
                            rejected.held == null ? null : rejected.held.until(null), rejected.reason, rejected.at);
                // A lead never joins: whose lead does, has that one for its lead.
                case Triage ignored -> new Joined(lead, null);
                case Held held -> new Joined(lead, held.to().until(null));
                case Answered answered -> new Joined(lead, answered.by.until(null));
                case Joined joined -> new Joined(joined.lead, joined.by);
            };
        }
    }

    /** An agency is to work on it. */
    record Assigned(Assignment to) implements Held {
        @Override
        public String code() {
            return "assigned";
        }

        public Accepted accept(Instant at) {
            return new Accepted(to, at);
        }

        @Override
        public Assigned until(@Nullable Instant deadline) {
            return new Assigned(to.until(deadline));
        }
    }

    /** The agency said that it works on it. */
    record Accepted(Assignment to, Instant at) implements Held {
        @Override
        public String code() {
            return "accepted";
        }

        @Override
        public Accepted until(@Nullable Instant deadline) {
            return new Accepted(to.until(deadline), at);
        }
    }

    /** The outcome is written and waits for the eyes of a second person. */
    record Answered(Assignment by, Resolution outcome) implements CaseStatus {
        @Override
        public String code() {
            return "answered";
        }

        @Override
        public Optional<Resolution> resolution() {
            return Optional.of(outcome);
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.of(by);
        }

        public Approved approve(Instant at) {
            return new Approved(by, outcome, at);
        }

        /** The outcome has to be written anew. */
        public Accepted refuse(Instant at) {
            return new Accepted(by, at);
        }
    }

    /** The citizen has the outcome and can say that it is none. */
    record Approved(Assignment by, Resolution outcome, Instant at) implements Done {
        @Override
        public String code() {
            return "approved";
        }

        @Override
        public Optional<Resolution> resolution() {
            return Optional.of(outcome);
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.of(by);
        }

        public Closed close(Instant now) {
            return new Closed(by, outcome, now);
        }

        @Override
        public Assigned reopen(@Nullable Instant deadline) {
            return new Assigned(by.until(deadline));
        }
    }

    /** The outcome stands. */
    record Closed(Assignment by, Resolution outcome, Instant at) implements Done {
        @Override
        public String code() {
            return "closed";
        }

        @Override
        public Optional<Resolution> resolution() {
            return Optional.of(outcome);
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.of(by);
        }

        @Override
        public Assigned reopen(@Nullable Instant deadline) {
            return new Assigned(by.until(deadline));
        }
    }

    /**
     * Nobody works on it, and the citizen knows why.
     *
     * @param held by whom it was held before
     * @param reason code of the region pack's list
     */
    record Rejected(@Nullable Assignment held, String reason, Instant at) implements Done {
        @Override
        public String code() {
            return "rejected";
        }

        @Override
        public Optional<Assignment> assignment() {
            return Optional.ofNullable(held);
        }

        /** Who is responsible is asked anew. */
        @Override
        public Triage reopen(@Nullable Instant deadline) {
            return new Triage(null);
        }
    }
}
