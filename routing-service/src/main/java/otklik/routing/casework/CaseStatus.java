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

    /** Why nobody works on what its citizen took back. */
    String WITHDRAWN = "withdrawn";

    /** The word for it in events and in the database. */
    String code();

    /** Who holds the case, or held it last; nobody before the first assignment. */
    Optional<Assignment> assignment();

    /** Until when an answer is owed, or somebody has to be found who owes it; absent for no term. */
    default @Nullable Instant due() {
        return assignment().map(Assignment::deadline).orElse(null);
    }

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

        /** @param due until when somebody has to say who is responsible */
        default Triage giveBack(ReturnNote note, @Nullable Instant due) {
            return new Triage(note, due);
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
         * @param triageDue by which somebody has to say who is responsible, where nobody is
         */
        Open reopen(@Nullable Instant deadline, @Nullable Instant triageDue);
    }

    /**
     * A coordinator has to say who is responsible.
     *
     * @param returned what the agency said that held it last and gave it back; absent in a new case
     * @param due until when somebody has to say it; absent where the regime sets no term
     */
    record Triage(@Nullable ReturnNote returned, @Nullable Instant due) implements Open {
        /** Without a term. */
        public Triage(@Nullable ReturnNote returned) {
            this(returned, null);
        }

        /** The same wait with another term. */
        public Triage until(@Nullable Instant other) {
            return new Triage(returned, other);
        }

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
                case Approved approved -> new Approved(timeless(approved.by), approved.outcome, approved.at);
                case Closed closed -> new Closed(timeless(closed.by), closed.outcome, closed.at);
                case Rejected rejected -> new Rejected(timeless(rejected.held), rejected.reason, rejected.at);
                // A lead never joins: whose lead does, has that one for its lead.
                case Triage ignored -> new Joined(lead, null);
                case Held held -> new Joined(lead, held.to().until(null));
                case Answered answered -> new Joined(lead, answered.by.until(null));
                case Joined joined -> new Joined(joined.lead, joined.by);
            };
        }

        private static @Nullable Assignment timeless(@Nullable Assignment by) {
            return by == null ? null : by.until(null);
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

    /**
     * The citizen has the outcome and can say that it is none.
     *
     * @param by who answered; absent where the region pack did
     */
    record Approved(@Nullable Assignment by, Resolution outcome, Instant at) implements Done {
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
            return Optional.ofNullable(by);
        }

        public Closed close(Instant now) {
            return new Closed(by, outcome, now);
        }

        @Override
        public Open reopen(@Nullable Instant deadline, @Nullable Instant triageDue) {
            return begunAnew(by, deadline, triageDue);
        }
    }

    /**
     * The outcome stands.
     *
     * @param by who answered; absent where the region pack did
     */
    record Closed(@Nullable Assignment by, Resolution outcome, Instant at) implements Done {
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
            return Optional.ofNullable(by);
        }

        @Override
        public Open reopen(@Nullable Instant deadline, @Nullable Instant triageDue) {
            return begunAnew(by, deadline, triageDue);
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
        public Triage reopen(@Nullable Instant deadline, @Nullable Instant triageDue) {
            return new Triage(null, triageDue);
        }
    }

    /** Who answered works on it again; where nobody did, somebody has to be found. */
    private static Open begunAnew(@Nullable Assignment by, @Nullable Instant deadline, @Nullable Instant triageDue) {
        return by == null ? new Triage(null, triageDue) : new Assigned(by.until(deadline));
    }
}
