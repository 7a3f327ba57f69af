package otklik.region;

import java.util.List;
import java.util.Optional;

/**
 * How long a case may wait until somebody says who is responsible.
 *
 * @param warnBefore of one unit, the longest first
 */
public record TriagePolicy(Term within, List<Term> warnBefore) {
    public TriagePolicy {
        warnBefore = List.copyOf(warnBefore);
    }

    /** As a clock of its own: what it warns of and when it is overdue. */
    RegimePolicy asRegime() {
        return new RegimePolicy(
                EndsOn.ANY, Optional.empty(), Optional.empty(), Optional.empty(), warnBefore, List.of());
    }
}
