package otklik.region;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of a message; all of it has to hold. Empty sets, nulls, a {@code confidenceBelow} above 1 and a
 * {@code kindConfidenceAtLeast} of 0 ask nothing.
 *
 * @param words beginnings of words, folded; one of them has to be in the text
 * @param validFrom first day in the region on which the rule decides
 * @param validTo last day
 */
record Condition(
        Set<String> categories,
        Set<String> leaves,
        Set<String> kinds,
        double kindConfidenceAtLeast,
        Danger danger,
        Set<String> emergencies,
        Place place,
        Set<String> municipalities,
        Set<String> regimes,
        Set<String> connectors,
        Set<String> campaigns,
        Set<RoadClass> roadClasses,
        List<String> words,
        double confidenceBelow,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {
    static final double ANY_CONFIDENCE = 2;

    enum Place {
        ANY,
        KNOWN,
        UNKNOWN,
        LISTED
    }

    /** LISTED: one of {@link Condition#emergencies}, hazards or patterns. */
    enum Danger {
        ANY,
        NONE,
        SOME,
        LISTED
    }

    static Condition always() {
        return new Condition(
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                Danger.ANY,
                Set.of(),
                Place.ANY,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                ANY_CONFIDENCE,
                null,
                null);
    }

    /** The cheap questions come first: the text is read only where all else holds. */
    boolean holds(Facts facts) {
        var query = facts.query();
        return asksNothingOr(categories, query.category())
                && asksNothingOr(leaves, facts.leaf())
                && asksNothingOr(regimes, query.regime())
                && asksNothingOr(connectors, query.connector())
                && asksNothingOr(campaigns, query.campaign())
                && query.confidence() < confidenceBelow
                && kindHolds(query.kind())
                && placeHolds(facts)
                && dangerHolds(query.emergency())
                && dayHolds(facts)
                && (roadClasses.isEmpty()
                        || facts.roadClass().filter(roadClasses::contains).isPresent())
                && (words.isEmpty() || words.stream().anyMatch(facts::hasWord));
    }

    /**
     * Which values of a message met the conditions, as {@code category=roads municipality=orsk}; {@code always} where there is no
     * condition. Codes, numbers and words of the pack alone, never the citizen's.
     */
    String why(Facts facts) {
        var query = facts.query();
        var why = new StringJoiner(" ").setEmptyValue("always");
        add(why, "category", !categories.isEmpty(), query.category());
        add(why, "leaf", !leaves.isEmpty(), facts.leaf());
        var kind = query.kind();
        if (kind != null) {
            add(why, "kind", !kinds.isEmpty(), kind.kind());
            add(why, "kindConfidence", kindConfidenceAtLeast > 0, rounded(kind.confidence()));
        }
        var emergency = query.emergency();
        add(why, "emergency", danger != Danger.ANY, emergency == null ? "none" : emergency.pattern());
        var municipality = facts.municipality().map(Municipality::code).orElse("unknown");
        add(why, "municipality", place != Place.ANY, municipality);
        add(why, "regime", !regimes.isEmpty(), query.regime());
        add(why, "connector", !connectors.isEmpty(), query.connector());
        add(why, "campaign", !campaigns.isEmpty(), query.campaign());
        if (!roadClasses.isEmpty()) {
            facts.roadClass().ifPresent(road -> add(why, "roadClass", true, road.code()));
        }
        words.stream().filter(facts::hasWord).findFirst().ifPresent(word -> add(why, "word", true, word));
        add(why, "confidence", confidenceBelow <= 1, rounded(query.confidence()));
        add(why, "day", validFrom != null || validTo != null, facts.day().toString());
        return why.toString();
    }

    private boolean kindHolds(RoutingQuery.@Nullable Wish wish) {
        return kinds.isEmpty()
                || wish != null && kinds.contains(wish.kind()) && wish.confidence() >= kindConfidenceAtLeast;
    }

    private boolean placeHolds(Facts facts) {
        return switch (place) {
            case ANY -> true;
            case KNOWN -> facts.municipality().isPresent();
            case UNKNOWN -> facts.municipality().isEmpty();
            case LISTED ->
                facts.municipality()
                        .filter(m -> municipalities.contains(m.code()))
                        .isPresent();
        };
    }

    private boolean dangerHolds(RoutingQuery.@Nullable Emergency emergency) {
        return switch (danger) {
            case ANY -> true;
            case NONE -> emergency == null;
            case SOME -> emergency != null;
            case LISTED ->
                emergency != null
                        && (emergencies.contains(emergency.hazard()) || emergencies.contains(emergency.pattern()));
        };
    }

    private boolean dayHolds(Facts facts) {
        return (validFrom == null || !facts.day().isBefore(validFrom))
                && (validTo == null || !facts.day().isAfter(validTo));
    }

    private static boolean asksNothingOr(Set<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || value != null && wanted.contains(value);
    }

    private static void add(StringJoiner why, String name, boolean asked, @Nullable String value) {
        if (asked && value != null) {
            why.add(name + "=" + value);
        }
    }

    /** Rounded down, so that what was below a threshold still looks so. */
    private static String rounded(double probability) {
        return Double.toString(Math.floor(probability * 1000) / 1000);
    }
}
