package otklik.routing.casework;

/** What can be done with a case, and in which states: the one list behind the API's {@code allowed} and its refusals. */
public enum Step {
    ASSIGN("assignment", CaseStatus.Open.class),
    CORRECT("category", CaseStatus.Open.class),
    CORRECT_KIND("kind", CaseStatus.class) {
        @Override
        boolean fits(Case current) {
            return current.status() instanceof CaseStatus.Open || current.isThanks();
        }
    },
    REJECT("rejection", CaseStatus.Open.class),
    PROMOTE("promotion", CaseStatus.Open.class),
    ACCEPT("acceptance", CaseStatus.Assigned.class),
    ACKNOWLEDGE("acknowledgement", CaseStatus.Open.class) {
        @Override
        boolean fits(Case current) {
            return current.isUnacknowledged();
        }
    },
    SPLIT("split", CaseStatus.Open.class),
    GIVE_BACK("return", CaseStatus.Held.class),
    TRANSFER("transfer", CaseStatus.Held.class),
    ANSWER("resolution", CaseStatus.Held.class),
    PAUSE("pause", CaseStatus.Held.class) {
        @Override
        boolean fits(Case current) {
            return !current.clock().isPaused();
        }
    },
    RESUME("resumption", CaseStatus.Held.class) {
        @Override
        boolean fits(Case current) {
            return current.clock().isPaused();
        }
    },
    EXTEND("extension", CaseStatus.Held.class) {
        @Override
        boolean fits(Case current) {
            return !current.clock().isPaused();
        }
    },
    JOIN("joining", CaseStatus.Open.class),
    SEPARATE("separation", CaseStatus.Joined.class),
    APPROVE("approval", CaseStatus.Answered.class),
    /** A member closes with its lead. */
    CLOSE("closing", CaseStatus.Approved.class) {
        @Override
        boolean fits(Case current) {
            return current.lead() == null;
        }
    },
    /** Thanks that are none get another kind; what is erased has nothing left to work on. */
    REOPEN("reopening", CaseStatus.Done.class) {
        @Override
        boolean fits(Case current) {
            return !current.isThanks() && !current.isErased();
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
        return from.isInstance(current.status()) && fits(current);
    }

    /** Whether it needs more of the case than the state says. */
    boolean fits(Case current) {
        return true;
    }
}
