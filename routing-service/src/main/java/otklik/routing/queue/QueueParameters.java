package otklik.routing.queue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.routing.problem.Problem;
import otklik.routing.problem.Refusal;

/** Parameters of the address. One that is wrong or not known is refused by its name: a filter never falls away silently. */
final class QueueParameters {
    private static final List<String> EQUAL =
            List.of("category", "leaf", "kind", "municipality", "regime", "executor", "curator", "campaign");
    private static final List<String> KNOWN = List.of(
            "status",
            "category",
            "leaf",
            "kind",
            "municipality",
            "regime",
            "executor",
            "curator",
            "campaign",
            "emergency",
            "overdue",
            "proposals",
            "openedFrom",
            "openedTo",
            "deadlineTo",
            "q",
            "limit",
            "after");
    private static final int LONGEST = 200;
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, List<String>> given;

    private QueueParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    static Wanted read(Map<String, List<String>> given) {
        for (String name : given.keySet()) {
            if (!KNOWN.contains(name)) {
                throw wrong(name, "there is no such parameter; known are " + String.join(", ", KNOWN));
            }
        }
        return new QueueParameters(given).wanted();
    }

    static Refusal badCursor() {
        return wrong("after", "the value of next in the answer before, with the same other parameters");
    }

    private Wanted wanted() {
        Map<String, String> equal = new LinkedHashMap<>();
        for (String name : EQUAL) {
            String value = one(name);
            if (value != null) {
                equal.put(name, value);
            }
        }
        String after = one("after");
        return new Wanted(
                statuses(),
                equal,
                isOn("emergency"),
                isOn("overdue"),
                isOn("proposals"),
                new Wanted.Period(instant("openedFrom"), instant("openedTo"), instant("deadlineTo")),
                one("q"),
                limit(),
                after == null ? null : Cursor.parse(after).orElseThrow(QueueParameters::badCursor));
    }

    private Set<String> statuses() {
        Set<String> statuses = new LinkedHashSet<>();
        for (String value : given.getOrDefault("status", List.of())) {
            for (String status : value.split(",", -1)) {
                if (!Statuses.ALL.contains(status)) {
                    throw wrong("status", "one or more of " + String.join(", ", Statuses.ALL));
                }
                statuses.add(status);
            }
        }
        return statuses;
    }

    private @Nullable String one(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        String value = values.getFirst();
        if (values.size() > 1 || value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw wrong(name, "one value of 1 to " + LONGEST + " characters");
        }
        return value;
    }

    private boolean isOn(String name) {
        String value = one(name);
        if (value != null && !value.equals("true")) {
            throw wrong(name, "true, or nothing");
        }
        return value != null;
    }

    private @Nullable Instant instant(String name) {
        String value = one(name);
        if (value == null) {
            return null;
        }
        try {
            Instant at = Instant.parse(value);
            if (!at.isBefore(Instant.EPOCH) && !at.isAfter(LAST)) {
                return at;
            }
        } catch (DateTimeException e) {
            // Refused below.
        }
        throw wrong(name, "an instant such as 2026-03-02T10:00:00Z");
    }

    private int limit() {
        String value = one("limit");
        if (value == null) {
            return USUAL_LIMIT;
        }
        if (value.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        }
        throw wrong("limit", "a number from 1 to " + HIGHEST_LIMIT);
    }

    private static Refusal wrong(String name, String expected) {
        return new Refusal(Problem.invalid(name, expected));
    }
}
