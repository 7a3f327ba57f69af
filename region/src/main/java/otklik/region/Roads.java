package otklik.region;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what class of road a text names, by the phrases in roads.csv. */
final class Roads {
    private final Map<RoadClass, List<String>> byClass = new EnumMap<>(RoadClass.class);
    private final Phrases phrases;

    Roads(Map<String, RoadClass> classOfPhrase) {
        for (var roadClass : RoadClass.values()) {
            byClass.put(
                    roadClass,
                    classOfPhrase.keySet().stream()
                            .filter(phrase -> classOfPhrase.get(phrase) == roadClass)
                            .toList());
        }
        phrases = new Phrases(classOfPhrase.keySet());
    }

    /** The class whose owner is furthest away, where the text names several; empty where it names none that is known. */
    Optional<RoadClass> in(String text) {
        if (known().isEmpty()) {
            return Optional.empty();
        }
        var found = phrases.in(text);
        return List.of(RoadClass.values()).reversed().stream()
                .filter(roadClass -> of(roadClass).stream().anyMatch(found::has))
                .findFirst();
    }

    /** The classes of which a road is known. */
    Set<RoadClass> known() {
        var known = EnumSet.noneOf(RoadClass.class);
        byClass.forEach((roadClass, names) -> {
            if (!names.isEmpty()) {
                known.add(roadClass);
            }
        });
        return known;
    }

    private Collection<String> of(RoadClass roadClass) {
        return byClass.getOrDefault(roadClass, List.of());
    }
}
