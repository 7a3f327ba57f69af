package otklik.region;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Which clock applies to a case.
 *
 * @param term for every category that has none of its own; absent only where all categories have one
 * @param termByCategory by category code
 * @param policy what else the clock does
 */
public record Regime(
        String code, Title title, Optional<Term> term, Map<String, Term> termByCategory, RegimePolicy policy) {
    public Regime {
        termByCategory = Map.copyOf(termByCategory);
    }

    /**
     * The term for this category. A category that the pack does not know (an event of an older pack) gets the regime's
     * own term, or else the shortest one: late by the clock is worse than early.
     */
    public Term termFor(String category) {
        var own = termByCategory.get(category);
        return own != null ? own : term.orElseGet(this::shortest);
    }

    /** Whether a deadline of this category depends on which days are worked. */
    boolean asksForWorkdays(String category) {
        var term = termFor(category);
        return term instanceof Term.Workdays || (term instanceof Term.Days && policy.endsOn() != EndsOn.ANY);
    }

    private Term shortest() {
        var days = new RegionDays(ZoneOffset.UTC, ProductionCalendar.WEEKENDS);
        return termByCategory.values().stream()
                .filter(t -> !(t instanceof Term.None))
                .min(Comparator.comparing(t -> t.end(Instant.EPOCH, days).orElse(Instant.MAX)))
                .orElseGet(Term.None::new);
    }
}
