package otklik.region;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import otklik.region.Rule.Condition;
import otklik.region.Rule.Outcome;
import otklik.region.Rule.Place;
import otklik.region.YamlValue.Fields;

/** Reads routes.yaml: the triage threshold and the rules in their order. */
final class RoutesFile {
    static final String FILE = "routes.yaml";

    /** As executor: the administration of the municipality that the message is about. */
    static final String LOCAL_ADMINISTRATION = "municipality";

    /** As municipality of a condition: any, and none. */
    static final String KNOWN = "known";

    static final String UNKNOWN = "unknown";

    /** As confidenceBelow: the pack's threshold. */
    private static final String THRESHOLD = "threshold";

    private final Catalogue<Category> categories;
    private final Catalogue<Agency> agencies;
    private final Catalogue<Municipality> municipalities;
    private final Catalogue<Regime> regimes;
    private final Catalogue<Object> sources = new Catalogue<>(
            "connector", ConnectorsFile.CONNECTORS + ", or channel-code of a bot in " + ConnectorsFile.BOTS);
    private final Map<Condition, String> ruleByCondition = new HashMap<>();
    private double threshold;
    private boolean thresholdUsed;

    private RoutesFile(
            Catalogue<Category> categories,
            Catalogue<Agency> agencies,
            Catalogue<Municipality> municipalities,
            Catalogue<Regime> regimes,
            Catalogue<Connector> connectors,
            Catalogue<Bot> bots) {
        this.categories = categories;
        this.agencies = agencies;
        this.municipalities = municipalities;
        this.regimes = regimes;
        sources.include(connectors);
        sources.include(bots);
    }

    /** The threshold is 0 to 1; the last rule asks nothing. */
    record Routes(double threshold, List<Rule> rules) {}

    static Routes read(
            PackFolder folder,
            Catalogue<Category> categories,
            Catalogue<Agency> agencies,
            Catalogue<Municipality> municipalities,
            Catalogue<Regime> regimes,
            Catalogue<Connector> connectors,
            Catalogue<Bot> bots) {
        return folder.yaml(FILE)
                .map(v -> new RoutesFile(categories, agencies, municipalities, regimes, connectors, bots).routes(v))
                .orElseGet(() -> new Routes(0, List.of()));
    }

    private Routes routes(YamlValue value) {
        var fields = value.fields(THRESHOLD, "rules");
        threshold = fields.required(THRESHOLD)
                .map(v -> v.number(0, 1))
                .orElseGet(OptionalDouble::empty)
                .orElse(0);
        var items = fields.required("rules").map(YamlValue::someItems).orElse(List.of());
        var rules = new Catalogue<Rule>("rule", FILE);
        for (int i = 0; i < items.size(); i++) {
            add(items.get(i), i == items.size() - 1, rules);
        }
        if (!thresholdUsed) {
            fields.byName(THRESHOLD)
                    .ifPresent(v -> v.fault(
                            "no rule uses the threshold", "a rule with 'confidenceBelow: threshold' under 'when'"));
        }
        return new Routes(threshold, List.copyOf(rules.all()));
    }

    private void add(YamlValue item, boolean last, Catalogue<Rule> rules) {
        var fields = item.fields("id", "when", "executor", "curator", "triage");
        var condition = fields.byName("when").map(this::condition).orElseGet(Condition::always);
        var outcome = outcome(fields, condition);
        if (last && fields.has("when")) {
            item.fault(
                    "the last rule has a condition", "a last rule without 'when', so that every message has a route");
        }
        if (!last && !fields.has("when")) {
            item.fault("the rules after this one can never apply", "a rule without conditions only as the last");
        }
        fields.required("id").ifPresent(place -> {
            var id = place.code();
            var earlier = ruleByCondition.putIfAbsent(condition, id);
            if (earlier != null && fields.has("when")) {
                item.fault(
                        "the rule " + YamlValue.quote(earlier) + " has the same conditions, so this one never applies",
                        "conditions that no earlier rule has");
            }
            rules.add(place, id, new Rule(id, condition, outcome));
        });
    }

    private Condition condition(YamlValue when) {
        var fields = when.fields("category", "municipality", "regime", "connector", "confidenceBelow");
        if (fields.names().isEmpty() && !when.isScalar()) {
            when.fault("'when' asks nothing", "at least one condition, or no 'when'");
        }
        var places = fields.byName("municipality");
        var word = places.filter(YamlValue::isScalar).map(YamlValue::text).orElse("");
        var place = switch (word) {
            case KNOWN -> Place.KNOWN;
            case UNKNOWN -> Place.UNKNOWN;
            default -> places.isPresent() ? Place.LISTED : Place.ANY;
        };
        return new Condition(
                codes(fields.byName("category"), categories::refer),
                place,
                place == Place.LISTED ? codes(places, municipalities::refer) : Set.of(),
                codes(fields.byName("regime"), regimes::refer),
                codes(fields.byName("connector"), sources::refer),
                fields.byName("confidenceBelow").map(this::confidence).orElse(Condition.ANY_CONFIDENCE));
    }

    private static Set<String> codes(Optional<YamlValue> values, Consumer<YamlValue> check) {
        var codes = new HashSet<String>();
        for (var value : values.map(YamlValue::oneOrMore).orElse(List.of())) {
            check.accept(value);
            codes.add(value.text());
        }
        return Set.copyOf(codes);
    }

    private double confidence(YamlValue value) {
        if (value.isScalar() && value.text().equals(THRESHOLD)) {
            thresholdUsed = true;
            return threshold;
        }
        return value.number(0, 1).orElse(Condition.ANY_CONFIDENCE);
    }

    private Outcome outcome(Fields fields, Condition condition) {
        if (fields.has("executor") == fields.has("triage")) {
            fields.owner()
                    .fault(
                            fields.has("triage")
                                    ? "the rule has both 'executor' and 'triage'"
                                    : "the rule decides nothing",
                            "either 'executor' or 'triage'");
        }
        var triage = fields.byName("triage");
        if (triage.isPresent()) {
            fields.byName("curator")
                    .ifPresent(v -> v.fault("'curator' beside 'triage'", "a curator only beside an executor"));
            return new Outcome.ToTriage(triage.get().code());
        }
        var executor = fields.byName("executor");
        boolean local = executor.filter(YamlValue::isScalar)
                .map(YamlValue::text)
                .filter(LOCAL_ADMINISTRATION::equals)
                .isPresent();
        if (local && condition.place() != Place.KNOWN && condition.place() != Place.LISTED) {
            executor.ifPresent(v -> v.fault(
                    "the executor 'municipality' in a rule that does not ask for a municipality",
                    "'municipality: known' or a list of municipalities under 'when'"));
        }
        return new Outcome.AssignTo(local ? null : agency(executor), agency(fields.byName("curator")));
    }

    private @Nullable Agency agency(Optional<YamlValue> reference) {
        return reference.flatMap(agencies::refer).orElse(null);
    }
}
