package otklik.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All messages as far as the rules of a pack can tell them apart: a finite product. Per dimension its values are what the pack or a rule
 * names and one other; numbers and days are cut where a rule cuts them. Two messages with the same values get the same route, so what
 * holds for the product holds for all messages.
 */
final class RuleSpace {
    /** A leaf decides its category, so both are one dimension; so are hazard and pattern. */
    enum Dimension {
        SUBJECT("category, leaf"),
        CONFIDENCE("confidenceBelow"),
        KIND("kind"),
        KIND_CONFIDENCE("kindConfidenceAtLeast"),
        EMERGENCY("emergency"),
        MUNICIPALITY("municipality"),
        REGIME("regime"),
        CONNECTOR("connector"),
        CAMPAIGN("campaign"),
        ROAD_CLASS("roadClass"),
        DAY("validFrom, validTo");

        private final String keys;

        Dimension(String keys) {
            this.keys = keys;
        }

        /** The keys under 'when' that ask for it. */
        String keys() {
            return keys;
        }
    }

    /** A value of no code: nothing known, or nothing that the pack knows. */
    private static final String OTHER = "";

    private record Subject(String category, String leaf) {}

    private record Danger(String hazard, String pattern) {}

    private final List<Subject> subjects = new ArrayList<>();
    private final List<Danger> dangers = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<String> municipalities;
    private final List<String> regimes;
    private final List<String> connectors;
    private final List<String> campaigns;
    private final List<String> roadClasses;
    private final List<Double> confidences;
    private final List<Double> kindConfidences;
    private final List<LocalDate> days;
    private final Map<List<String>, Integer> words = new HashMap<>();
    private final List<List<String>> wordLists = new ArrayList<>();
    private final int[] sizes = new int[Dimension.values().length];

    RuleSpace(RegionPack pack) {
        var rules = pack.routing().rules();
        subjects.add(new Subject(OTHER, OTHER));
        pack.categories().forEach(category -> subjects.add(new Subject(category.code(), OTHER)));
        pack.leaves().forEach(leaf -> subjects.add(new Subject(leaf.category(), leaf.code())));
        dangers.add(new Danger(OTHER, OTHER));
        Emergencies.hazards().forEach(hazard -> dangers.add(new Danger(hazard, OTHER)));
        Emergencies.hazardOfPattern().forEach((pattern, hazard) -> dangers.add(new Danger(hazard, pattern)));
        kinds.add(OTHER);
        for (var kind : Kind.values()) {
            kinds.add(kind.code());
        }
        municipalities = withOther(pack.municipalities(), Municipality::code);
        regimes = withOther(pack.regimes(), Regime::code);
        connectors = named(rules, Condition::connectors);
        campaigns = named(rules, Condition::campaigns);
        roadClasses = withOther(pack.routing().known().roads().known(), RoadClass::code);
        confidences = starts(rules, Condition::confidenceBelow);
        kindConfidences = starts(rules, Condition::kindConfidenceAtLeast);
        days = days(rules);
        for (var rule : rules) {
            var list = rule.when().words();
            if (!list.isEmpty() && words.putIfAbsent(list, wordLists.size()) == null) {
                wordLists.add(list);
            }
        }
        size(Dimension.SUBJECT, subjects);
        size(Dimension.CONFIDENCE, confidences);
        size(Dimension.KIND, kinds);
        size(Dimension.KIND_CONFIDENCE, kindConfidences);
        size(Dimension.EMERGENCY, dangers);
        size(Dimension.MUNICIPALITY, municipalities);
        size(Dimension.REGIME, regimes);
        size(Dimension.CONNECTOR, connectors);
        size(Dimension.CAMPAIGN, campaigns);
        size(Dimension.ROAD_CLASS, roadClasses);
        size(Dimension.DAY, days);
    }

    /** Every message. */
    Box all() {
        return Box.all(sizes);
    }

    /** The messages that meet the conditions. */
    Box of(Condition when) {
        return all().with(
                        Dimension.SUBJECT,
                        where(subjects, s -> asks(when.categories(), s.category()) && asks(when.leaves(), s.leaf())))
                .with(Dimension.CONFIDENCE, where(confidences, start -> start < when.confidenceBelow()))
                .with(Dimension.KIND, where(kinds, kind -> asks(when.kinds(), kind)))
                .with(Dimension.KIND_CONFIDENCE, where(kindConfidences, start -> start >= when.kindConfidenceAtLeast()))
                .with(Dimension.EMERGENCY, where(dangers, danger -> holds(when, danger)))
                .with(Dimension.MUNICIPALITY, where(municipalities, place -> holds(when, place)))
                .with(Dimension.REGIME, where(regimes, regime -> asks(when.regimes(), regime)))
                .with(Dimension.CONNECTOR, where(connectors, source -> asks(when.connectors(), source)))
                .with(Dimension.CAMPAIGN, where(campaigns, campaign -> asks(when.campaigns(), campaign)))
                .with(
                        Dimension.ROAD_CLASS,
                        where(
                                roadClasses,
                                code -> when.roadClasses().isEmpty()
                                        || when.roadClasses().stream()
                                                .anyMatch(
                                                        wanted -> wanted.code().equals(code))))
                .with(Dimension.DAY, where(days, day -> holds(when, day)))
                .withWords(when.words().isEmpty() ? -1 : number(when.words()));
    }

    /** The messages of one row of the table of what no rule takes. */
    Box of(String category, boolean placeKnown, String regime, Kind kind) {
        return all().with(Dimension.SUBJECT, where(subjects, s -> s.category().equals(category)))
                .with(Dimension.MUNICIPALITY, where(municipalities, place -> placeKnown != place.equals(OTHER)))
                .with(Dimension.REGIME, where(regimes, regime::equals))
                .with(Dimension.KIND, where(kinds, kind.code()::equals));
    }

    /** Those messages of the box that are not from this municipality. */
    Box outside(Box box, Optional<String> municipality) {
        return box.with(
                Dimension.MUNICIPALITY,
                where(
                        municipalities,
                        place -> municipality.filter(place::equals).isEmpty()));
    }

    /**
     * Whether a text can have a word of each of the first lists and none of the second: each needs a word of its own that
     * none of the forbidden beginnings begins.
     */
    boolean canSay(BitSet said, BitSet unsaid) {
        return said.stream()
                .allMatch(list -> wordLists.get(list).stream()
                        .anyMatch(word -> unsaid.stream()
                                .allMatch(other -> wordLists.get(other).stream().noneMatch(word::startsWith))));
    }

    private int number(List<String> list) {
        var number = words.get(list);
        if (number == null) {
            throw new IllegalArgumentException("no rule of the pack has the words " + list);
        }
        return number;
    }

    private static boolean holds(Condition when, Danger danger) {
        boolean some = !danger.hazard().equals(OTHER);
        return switch (when.danger()) {
            case ANY -> true;
            case NONE -> !some;
            case SOME -> some;
            case LISTED ->
                some
                        && (when.emergencies().contains(danger.hazard())
                                || when.emergencies().contains(danger.pattern()));
        };
    }

    private static boolean holds(Condition when, String municipality) {
        boolean known = !municipality.equals(OTHER);
        return switch (when.place()) {
            case ANY -> true;
            case KNOWN -> known;
            case UNKNOWN -> !known;
            case LISTED -> when.municipalities().contains(municipality);
        };
    }

    private static boolean holds(Condition when, LocalDate day) {
        return (when.validFrom() == null || !day.isBefore(when.validFrom()))
                && (when.validTo() == null || !day.isAfter(when.validTo()));
    }

    private static boolean asks(Collection<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static <T> BitSet where(List<T> values, Predicate<T> holds) {
        var found = new BitSet();
        for (int i = 0; i < values.size(); i++) {
            if (holds.test(values.get(i))) {
                found.set(i);
            }
        }
        return found;
    }

    private void size(Dimension dimension, List<?> values) {
        sizes[dimension.ordinal()] = values.size();
    }

    private static <T> List<String> withOther(Collection<T> things, Function<T, String> code) {
        var codes = new ArrayList<String>();
        codes.add(OTHER);
        things.forEach(thing -> codes.add(code.apply(thing)));
        return codes;
    }

    private static List<String> named(List<Rule> rules, Function<Condition, Collection<String>> names) {
        var all = new TreeSet<String>();
        rules.forEach(rule -> all.addAll(names.apply(rule.when())));
        return withOther(all, name -> name);
    }

    /** Where the intervals begin into which the rules cut 0 to 1. */
    private static List<Double> starts(List<Rule> rules, Function<Condition, Double> cut) {
        var starts = new TreeSet<Double>();
        starts.add(0d);
        rules.stream().map(Rule::when).map(cut).filter(at -> at > 0 && at <= 1).forEach(starts::add);
        return List.copyOf(starts);
    }

    /** First days of the times that the rules tell apart. */
    private static List<LocalDate> days(List<Rule> rules) {
        var days = new TreeSet<LocalDate>();
        days.add(LocalDate.MIN);
        for (var rule : rules) {
            addIfAny(days, rule.when().validFrom(), 0);
            addIfAny(days, rule.when().validTo(), 1);
        }
        return List.copyOf(days);
    }

    private static void addIfAny(Collection<LocalDate> days, @Nullable LocalDate day, int later) {
        if (day != null) {
            days.add(day.plusDays(later));
        }
    }
}
