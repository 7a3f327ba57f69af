package otklik.testkit.guarantee;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Each message belongs to exactly one case, in the database and in what was published: no second case, and no second
 * opening of the same one. An opening that is delivered twice under the same event id is one opening.
 */
public final class OneCasePerMessage {

    private final Map<String, Set<String>> cases = new LinkedHashMap<>();
    private final Map<String, Set<String>> openings = new HashMap<>();

    private OneCasePerMessage() {}

    public static OneCasePerMessage guarantee() {
        return new OneCasePerMessage();
    }

    /** What the database holds. */
    public OneCasePerMessage rows(Collection<Belonging> belongings) {
        belongings.forEach(row -> add(cases, row.messageId(), row.caseKey()));
        return this;
    }

    /** What was published; events that open no case are passed over. */
    public OneCasePerMessage events(Collection<CaseFact> facts) {
        facts.stream()
                .filter(CaseFact::opens)
                .forEach(fact -> add(openings, fact.messageId(), fact.caseId() + " by event " + fact.eventId()));
        return this;
    }

    public Verdict verdict() {
        Findings findings = new Findings("OneCasePerMessage");
        cases.forEach((messageId, found) -> {
            if (found.size() > 1) {
                findings.add("messages are in more than one case", messageId + " in cases " + found);
            }
        });
        openings.forEach((messageId, found) -> {
            if (found.size() > 1) {
                findings.add("messages opened a case more than once", messageId + " opened " + found);
            }
            if (!cases.isEmpty() && !cases.containsKey(messageId)) {
                findings.add("published cases are of messages that no case in the database holds", messageId);
            }
        });
        Set<String> all = new LinkedHashSet<>(cases.keySet());
        all.addAll(openings.keySet());
        return findings.verdict(all.size());
    }

    private static void add(Map<String, Set<String>> map, String key, String value) {
        map.computeIfAbsent(key, first -> new LinkedHashSet<>(2)).add(value);
    }
}
