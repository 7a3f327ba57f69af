package otklik.testkit.guarantee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader that drops repeats by event id meets the versions of a case in order: 1, 2, 3 … on {@code cases.events}; on an
 * agency's topic, which has only what concerned the agency, at least never backwards.
 */
public final class OrderPerCase {

    private record Line(String stream, String caseId) {}

    private final boolean withoutGaps;

    private OrderPerCase(boolean withoutGaps) {
        this.withoutGaps = withoutGaps;
    }

    /** For {@code cases.events}: from 1, without gaps. */
    public static OrderPerCase everyVersion() {
        return new OrderPerCase(true);
    }

    /** For agency topics and for readers that joined late: strictly forward. */
    public static OrderPerCase onlyForward() {
        return new OrderPerCase(false);
    }

    /**
     * Judges one history.
     *
     * @param facts in the order in which they were read, repeats included
     */
    public Verdict verdict(List<CaseFact> facts) {
        Findings findings = new Findings("OrderPerCase");
        Map<Line, Map<String, Integer>> seen = new HashMap<>();
        Map<Line, Integer> last = new HashMap<>();
        for (CaseFact fact : facts) {
            Line line = new Line(fact.stream(), fact.caseId());
            Map<String, Integer> versionOfEvent = seen.computeIfAbsent(line, first -> new HashMap<>(4));
            Integer before = versionOfEvent.putIfAbsent(fact.eventId(), fact.version());
            if (before != null) {
                if (before != fact.version()) {
                    findings.add("events changed their version between two deliveries", at(fact));
                }
                continue;
            }
            judge(fact, last.getOrDefault(line, 0), findings);
            last.merge(line, fact.version(), Math::max);
        }
        return findings.verdict(last.size());
    }

    private void judge(CaseFact fact, int last, Findings findings) {
        int version = fact.version();
        if (fact.changesNothing() && version == last) {
            return;
        }
        if (version < last) {
            findings.add("versions came after a later one", at(fact));
        } else if (version == last) {
            findings.add("versions were told by two events", at(fact));
        } else if (withoutGaps && version > last + 1) {
            findings.add("versions were skipped over", at(fact));
        }
    }

    private static String at(CaseFact fact) {
        return "%s version %d on %s (event %s)".formatted(fact.caseId(), fact.version(), fact.stream(), fact.eventId());
    }
}
