package otklik.routing.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import otklik.routing.desk.Caller;

/** States of cases by their words in the database. They are literals in SQL, for only so does a partial index apply. */
final class Statuses {
    /** Somebody has to do something. */
    static final List<String> OPEN = List.of("triage", "assigned", "accepted", "answered");

    /** A deadline runs. */
    static final List<String> OWED = List.of("assigned", "accepted", "answered");

    static final List<String> ALL = all();

    private Statuses() {}

    /** What waits for the caller's roles; all that is open where none of them works on cases. */
    static Set<String> waitingFor(Caller caller) {
        Set<String> waiting = new LinkedHashSet<>();
        if (caller.is("moderator") || caller.is("coordinator")) {
            waiting.add("triage");
        }
        if (caller.is("executor")) {
            waiting.add("assigned");
            waiting.add("accepted");
        }
        if (caller.is("approver")) {
            waiting.add("answered");
        }
        return waiting.isEmpty() ? Set.copyOf(OPEN) : waiting;
    }

    /** @param known words of {@link #ALL} only: they become part of the statement */
    static String condition(Collection<String> known) {
        return known.stream()
                .filter(ALL::contains)
                .sorted()
                .map(status -> "'" + status + "'")
                .collect(Collectors.joining(", ", "c.status in (", ")"));
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(OPEN);
        all.addAll(List.of("joined", "approved", "closed", "rejected"));
        return List.copyOf(all);
    }
}
