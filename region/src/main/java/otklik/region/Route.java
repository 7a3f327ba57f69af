package otklik.region;

import org.jspecify.annotations.Nullable;

/** What a rule decides. */
public sealed interface Route {
    /** Id of the rule that decided. */
    String ruleId();

    /**
     * The executor holds the case from now on.
     *
     * @param curator the agency that watches it, never the executor itself; null where nobody does
     */
    record Assign(Agency executor, @Nullable Agency curator, String ruleId) implements Route {}

    /**
     * A coordinator has to say who is responsible.
     *
     * @param reason words joined by hyphens, such as {@code low-confidence}
     */
    record Triage(String reason, String ruleId) implements Route {}

    /** The knowledge base has the answer; nobody has to work on it. */
    record Answer(otklik.region.Answer answer, String ruleId) implements Route {}

    /** Thanks, for the register of the agency that is praised; no answer is owed by a date. */
    record Thanks(Agency praised, String ruleId) implements Route {}

    /** The message is turned down, and the citizen is told why. */
    record Reject(RejectReason reason, String ruleId) implements Route {}
}
