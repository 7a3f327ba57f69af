package otklik.region;

/** A rule could not be asked: a fault of the program or of the pack, which its check did not find. Quotes nothing of the message. */
public final class RuleFailed extends RuntimeException {
    private final String rule;
    private final String fault;

    RuleFailed(String rule, RuntimeException cause) {
        super("the rule '" + rule + "' failed: " + cause.getClass().getName(), cause);
        this.rule = rule;
        this.fault = cause.getClass().getName();
    }

    /** Its id. */
    public String rule() {
        return rule;
    }

    /** The class of what was thrown: its words may be the citizen's. */
    public String fault() {
        return fault;
    }
}
