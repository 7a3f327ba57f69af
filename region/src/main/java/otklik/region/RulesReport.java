package otklik.region;

import java.util.List;

/**
 * What {@link RulesCheck} found.
 *
 * @param pack code of the region
 * @param version of the pack
 * @param rules how many the pack has
 * @param findings in the order of the file, combinations that no rule takes last
 * @param explained conflicts that the pack says are meant, by 'before'
 */
public record RulesReport(String pack, String version, int rules, List<RuleFinding> findings, int explained) {
    public RulesReport {
        findings = List.copyOf(findings);
    }

    public int errors() {
        return findings.size() - warnings();
    }

    public int warnings() {
        return (int) findings.stream().filter(RuleFinding::warning).count();
    }

    /** The combinations of category, place known or not, regime and kind that no rule but the last one takes. */
    public int unrouted() {
        return findings.stream()
                .mapToInt(finding -> finding instanceof RuleFinding.Unrouted unrouted ? unrouted.combinations() : 0)
                .sum();
    }
}
