package otklik.routing.casework;

/** What can be done with a case, and in which states: the one list behind the API's {@code allowed} and its refusals. */
public enum Step {
    ASSIGN("assignment", CaseStatus.Open.class),
    CORRECT("category", CaseStatus.Open.class),
    REJECT("rejection", CaseStatus.Open.class),
    PROMOTE("promotion", CaseStatus.Open.class),
    ACCEPT("acceptance", CaseStatus.Assigned.class),
    SPLIT("split", CaseStatus.Open.class),
    GIVE_BACK("return", CaseStatus.Held.class),
    TRANSFER("transfer", CaseStatus.Held.class),
    ANSWER("resolution", CaseStatus.Held.class),
    PAUSE("pause", CaseStatus.Held.class) {
        @Override
        boolean fits(CaseClock clock) {
            return !clock.isPaused();
        }
    },
    RESUME("resumption", CaseStatus.Held.class) {
        @Override
        boolean fits(CaseClock clock) {
            return clock.isPaused();
        }
    },
    EXTEND("extension", CaseStatus.Held.class) {
        @Override
        boolean fits(CaseClock clock) {
            return !clock.isPaused();
        }
    },
    JOIN("joining", CaseStatus.Open.class),
    SEPARATE("separation", CaseStatus.Joined.class),
    APPROVE("approval", CaseStatus.Answered.class),
    /** A member closes with its lead. */
    CLOSE("closing", CaseStatus.Approved.class) {
        @Override
        public boolean isPossible(Case current) {
            return super.isPossible(current) && current.lead() == null;
        }
    },
    REOPEN("reopening", CaseStatus.Done.class) {
        @Override
        public boolean isPossible(Case current) {
            return super.isPossible(current) && !current.isErased();
        }
    };

    private final String command;
    private final Class<? extends CaseStatus> from;

    Step(String command, Class<? extends CaseStatus> from) {
        this.command = command;
        this.from = from;
    }

    /** The last part of its path in the API. */
    public String command() {
        return command;
    }

    public boolean isPossible(Case current) {
        return from.isInstance(current.status()) && fits(current.clock());
    }

    /** Whether it needs more of the clock than the state says. */
    boolean fits(CaseClock clock) {
        return true;
    }
}
