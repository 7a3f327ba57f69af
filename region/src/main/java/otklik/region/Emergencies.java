package otklik.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hazards that classify-service looks for and the ids of its patterns, so that a misspelt one in a rule is a fault and not a rule
 * that never holds. A test holds the list to the patterns themselves.
 */
final class Emergencies {
    /** A hazard, then its patterns. */
    private static final String ALL = """
            gas gas-leak gas-smell gas-choking gas-opened gas-alarm gas-monoxide gas-explosion
            fire fire-now fire-home fire-electrics fire-outdoor fire-smoke fire-burnt-smell
            live-wire wire-live wire-shock wire-down wire-low wire-tree wire-bare wire-panel
            manhole manhole-fall manhole-walk manhole-pit manhole-children
            person person-unconscious person-lying person-choking person-heart person-sick person-violence person-grave \
            person-ambulance person-bleeding person-locked person-suicide person-on-edge person-drowning person-thin-ice \
            person-cry-help person-trapped person-collapse person-ice person-lift person-car-water person-run-over \
            person-life-machine person-missing person-dogs person-labor person-poison person-freezing person-child-edge
            """;

    private static final Map<String, String> HAZARD_OF_PATTERN = new LinkedHashMap<>();
    private static final List<String> HAZARDS = new ArrayList<>();

    static {
        for (var line : ALL.lines().toList()) {
            var words = List.of(line.split(" "));
            HAZARDS.add(words.getFirst());
            words.subList(1, words.size()).forEach(pattern -> HAZARD_OF_PATTERN.put(pattern, words.getFirst()));
        }
    }

    private Emergencies() {}

    static List<String> hazards() {
        return List.copyOf(HAZARDS);
    }

    /** Hazards by their patterns. */
    static Map<String, String> hazardOfPattern() {
        return Collections.unmodifiableMap(HAZARD_OF_PATTERN);
    }

    /** Hazards and patterns: all that a rule may name. */
    static List<String> names() {
        var names = new ArrayList<>(HAZARDS);
        names.addAll(HAZARD_OF_PATTERN.keySet());
        return names;
    }
}
