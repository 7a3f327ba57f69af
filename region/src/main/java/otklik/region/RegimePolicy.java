package otklik.region;

import java.util.List;
import java.util.Optional;

/**
 * What a regime asks for beside the term for an answer. None of the terms is {@link Term.None}.
 *
 * @param endsOn where a term in calendar days ends whose last day is not worked
 * @param registerWithin from receipt to registration, where the regime limits it
 * @param redirectWithin from registration to handing it to the agency that is competent, where the regime limits it
 * @param extendBy the most by which all extensions together may move a deadline; empty where none is allowed
 * @param warnBefore when to warn before the deadline: terms of one unit, the longest first
 * @param escalate levels of one unit, each later than the one before and to somebody higher
 * @param triage how long a case may wait for somebody who is responsible, where the regime limits it
 * @param pauses how often and how long its clock may stand still
 */
public record RegimePolicy(
        EndsOn endsOn,
        Optional<Term> registerWithin,
        Optional<Term> redirectWithin,
        Optional<Term> extendBy,
        List<Term> warnBefore,
        List<Escalation> escalate,
        Optional<TriagePolicy> triage,
        PausePolicy pauses) {
    /** Nothing but the term. */
    public static final RegimePolicy NONE =
            new RegimePolicy(EndsOn.ANY, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

    /** Without limits on triage and pauses. */
    public RegimePolicy(
            EndsOn endsOn,
            Optional<Term> registerWithin,
            Optional<Term> redirectWithin,
            Optional<Term> extendBy,
            List<Term> warnBefore,
            List<Escalation> escalate) {
        this(
                endsOn,
                registerWithin,
                redirectWithin,
                extendBy,
                warnBefore,
                escalate,
                Optional.empty(),
                PausePolicy.UNLIMITED);
    }

    /** @throws IllegalArgumentException if warnings or levels are not in order; a pack is checked before */
    public RegimePolicy {
        warnBefore = List.copyOf(warnBefore);
        escalate = List.copyOf(escalate);
        for (int i = 1; i < warnBefore.size(); i++) {
            require(isLonger(warnBefore.get(i - 1), warnBefore.get(i)), "warnings are not in order");
        }
        for (int i = 1; i < escalate.size(); i++) {
            var last = escalate.get(i - 1);
            var next = escalate.get(i);
            require(isLonger(next.after(), last.after()), "levels are not in order");
            require(next.to().compareTo(last.to()) > 0, "levels do not rise");
        }
    }

    static boolean isLonger(Term term, Term other) {
        return term.sameUnit(other) && term.amount() > other.amount();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
