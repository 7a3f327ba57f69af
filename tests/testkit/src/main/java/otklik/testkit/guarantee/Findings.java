package otklik.testkit.guarantee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what breaks a guarantee and makes the verdict of it. */
final class Findings {

    private static final int EXAMPLES = 10;

    private static final class Tally {
        private long count;
        private final List<String> examples = new ArrayList<>();
    }

    private final String guarantee;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    Findings(String guarantee) {
        this.guarantee = guarantee;
    }

    void add(String what, String id) {
        Tally tally = tallies.computeIfAbsent(what, key -> new Tally());
        tally.count++;
        if (tally.examples.size() < EXAMPLES) {
            tally.examples.add(id);
        }
    }

    Verdict verdict(long checked) {
        if (tallies.isEmpty()) {
            return new Verdict.Holds(guarantee, checked);
        }
        return new Verdict.Violated(
                guarantee,
                checked,
                tallies.entrySet().stream()
                        .map(entry -> new Verdict.Violation(
                                entry.getKey(), entry.getValue().count, entry.getValue().examples))
                        .toList());
    }
}
