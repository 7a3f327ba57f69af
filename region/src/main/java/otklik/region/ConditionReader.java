package otklik.region;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import otklik.region.Condition.Danger;
import otklik.region.Condition.Place;
import otklik.region.YamlValue.Fields;

/** Reads what stands under 'when'. */
final class ConditionReader {
    /** As municipality of a condition: any, and none. */
    static final String KNOWN = "known";

    static final String UNKNOWN = "unknown";

    private static final String KIND_CONFIDENCE = "kindConfidenceAtLeast";

    /** One letter would stand for a tenth of all words. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]{2,40}");

    private static final Set<String> YES_OR_NO = Set.of("true", "false");

    private final RouteNames names;
    private final double threshold;
    private boolean thresholdUsed;

    ConditionReader(RouteNames names, double threshold) {
        this.names = names;
        this.threshold = threshold;
    }

    /** Whether some condition asked for the pack's threshold. */
    boolean thresholdUsed() {
        return thresholdUsed;
    }

    Condition read(YamlValue when) {
        var fields = when.fields(
                "category",
                "leaf",
                "kind",
                KIND_CONFIDENCE,
                "emergency",
                "municipality",
                "regime",
                "connector",
                "campaign",
                "roadClass",
                "words",
                "confidenceBelow",
                "validFrom",
                "validTo");
        if (fields.names().isEmpty() && !when.isScalar()) {
            when.fault("'when' asks nothing", "at least one condition, or no 'when'");
        }
        var places = fields.byName("municipality");
        var place = place(places);
        var dangers = fields.byName("emergency");
        var danger = danger(dangers);
        var from = fields.byName("validFrom").flatMap(YamlValue::date).orElse(null);
        return new Condition(
                codes(fields.byName("category"), names.categories()::refer),
                codes(fields.byName("leaf"), names.leaves()::refer),
                codes(fields.byName("kind"), v -> v.oneOf(Kind.values(), Kind::code)),
                kindConfidence(fields),
                danger,
                danger == Danger.LISTED ? codes(dangers, ConditionReader::checkEmergency) : Set.of(),
                place,
                place == Place.LISTED ? codes(places, names.municipalities()::refer) : Set.of(),
                codes(fields.byName("regime"), names.regimes()::refer),
                codes(fields.byName("connector"), names.sources()::refer),
                codes(fields.byName("campaign"), v -> {}),
                Set.copyOf(list(fields.byName("roadClass"), v -> v.oneOf(RoadClass.values(), RoadClass::code))),
                list(
                        fields.byName("words"),
                        v -> v.matching(WORD, "the beginning of one word, 2 to 40 letters or digits")
                                .map(MunicipalityNames::fold)),
                fields.byName("confidenceBelow").map(this::confidence).orElse(Condition.ANY_CONFIDENCE),
                from,
                validTo(fields, from));
    }

    private static Place place(Optional<YamlValue> places) {
        return switch (word(places)) {
            case KNOWN -> Place.KNOWN;
            case UNKNOWN -> Place.UNKNOWN;
            default -> places.isPresent() ? Place.LISTED : Place.ANY;
        };
    }

    private static Danger danger(Optional<YamlValue> dangers) {
        return switch (word(dangers)) {
            case "true" -> Danger.SOME;
            case "false" -> Danger.NONE;
            default -> dangers.isPresent() ? Danger.LISTED : Danger.ANY;
        };
    }

    private static String word(Optional<YamlValue> value) {
        return value.filter(YamlValue::isScalar).map(YamlValue::text).orElse("");
    }

    private static void checkEmergency(YamlValue value) {
        var name = value.text();
        var known = Emergencies.names();
        if (!name.isEmpty() && !known.contains(name)) {
            value.fault(
                    YamlValue.quote(name) + " is no emergency",
                    "true, false, or some of the hazards " + String.join(", ", Emergencies.hazards())
                            + " and their patterns"
                            + (YES_OR_NO.contains(name) ? "" : Suggestion.suffix(name, known)));
        }
    }

    private static double kindConfidence(Fields fields) {
        var value = fields.byName(KIND_CONFIDENCE);
        if (value.isPresent() && !fields.has("kind")) {
            value.get().fault("'" + KIND_CONFIDENCE + "' without 'kind'", "a kind beside it");
        }
        return value.map(v -> v.number(0, 1).orElse(0)).orElse(0d);
    }

    private static @Nullable LocalDate validTo(Fields fields, @Nullable LocalDate from) {
        var value = fields.byName("validTo");
        var to = value.flatMap(YamlValue::date).orElse(null);
        if (value.isPresent() && to != null && from != null && to.isBefore(from)) {
            value.get().fault("'validTo' is before 'validFrom'", "a later day");
        }
        return to;
    }

    private static Set<String> codes(Optional<YamlValue> values, Consumer<YamlValue> check) {
        var codes = new HashSet<String>();
        for (var value : values.map(YamlValue::oneOrMore).orElse(List.of())) {
            check.accept(value);
            codes.add(value.text());
        }
        return Set.copyOf(codes);
    }

    private static <T> List<T> list(Optional<YamlValue> values, Function<YamlValue, Optional<T>> reader) {
        var read = new ArrayList<T>();
        for (var value : values.map(YamlValue::oneOrMore).orElse(List.of())) {
            reader.apply(value).filter(item -> !read.contains(item)).ifPresent(read::add);
        }
        return List.copyOf(read);
    }

    private double confidence(YamlValue value) {
        if (value.isScalar() && value.text().equals("threshold")) {
            thresholdUsed = true;
            return threshold;
        }
        return value.number(0, 1).orElse(Condition.ANY_CONFIDENCE);
    }
}
