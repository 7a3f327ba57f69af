package otklik.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import otklik.region.YamlValue.Fields;

/** Reads routes.yaml: the triage threshold and the rules in their order. */
final class RoutesFile {
    static final String FILE = "routes.yaml";

    /** As confidenceBelow: the pack's threshold. */
    private static final String THRESHOLD = "threshold";

    private static final String BEFORE = "before";

    /** As what a rule comes before: all later rules. */
    private static final String REST = "everything";

    private final RouteNames names;
    private final Map<Condition, String> ruleByCondition = new HashMap<>();

    private RoutesFile(RouteNames names) {
        this.names = names;
    }

    /** The threshold is 0 to 1; the last rule asks nothing. */
    record Routes(double threshold, List<Rule> rules, Set<RejectReason> rejectedAlone) {}

    static Routes read(PackFolder folder, RouteNames names) {
        return folder.yaml(FILE)
                .map(v -> new RoutesFile(names).routes(v))
                .orElseGet(() -> new Routes(0, List.of(), Set.of()));
    }

    private Routes routes(YamlValue value) {
        var fields = value.fields(THRESHOLD, "rules", "rejectAlone");
        double threshold = fields.required(THRESHOLD)
                .map(v -> v.number(0, 1))
                .orElseGet(OptionalDouble::empty)
                .orElse(0);
        var conditions = new ConditionReader(names, threshold);
        var items = fields.required("rules").map(YamlValue::someItems).orElse(List.of());
        var rules = new Catalogue<Rule>("rule", FILE);
        var befores = new ArrayList<YamlValue>();
        for (int i = 0; i < items.size(); i++) {
            add(items.get(i), i == items.size() - 1, conditions, rules, befores);
        }
        checkBefore(rules, befores);
        if (!conditions.thresholdUsed()) {
            fields.byName(THRESHOLD)
                    .ifPresent(v -> v.fault(
                            "no rule uses the threshold", "a rule with 'confidenceBelow: threshold' under 'when'"));
        }
        return new Routes(threshold, List.copyOf(rules.all()), rejectedAlone(fields));
    }

    /** Reasons for which no person has to look at what a rule turns down. */
    private static Set<RejectReason> rejectedAlone(Fields fields) {
        return fields.byName("rejectAlone").map(YamlValue::oneOrMore).orElse(List.of()).stream()
                .flatMap(v -> v.oneOf(RejectReason.values(), RejectReason::code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void add(
            YamlValue item, boolean last, ConditionReader conditions, Catalogue<Rule> rules, List<YamlValue> befores) {
        var fields = item.fields("id", "when", "executor", "curator", "triage", "answer", "thanks", "reject", BEFORE);
        var condition = fields.byName("when").map(conditions::read).orElseGet(Condition::always);
        var outcome = new OutcomeReader(names).read(fields, condition, last);
        if (last && fields.has("when")) {
            item.fault(
                    "the last rule has a condition", "a last rule without 'when', so that every message has a route");
        }
        if (!last && !fields.has("when")) {
            item.fault("the rules after this one can never apply", "a rule without conditions only as the last");
        }
        var before = before(fields, befores);
        fields.required("id").ifPresent(place -> {
            var id = place.code();
            var earlier = outcome instanceof Outcome.ThankResponsible
                    ? ruleByCondition.get(condition)
                    : ruleByCondition.putIfAbsent(condition, id);
            if (earlier != null && fields.has("when")) {
                item.fault(
                        "the rule " + YamlValue.quote(earlier) + " has the same conditions, so this one never applies",
                        "conditions that no earlier rule has");
            }
            rules.add(place, id, new Rule(id, item.line(), condition, outcome, before));
        });
    }

    private static Rule.Before before(Fields fields, List<YamlValue> befores) {
        var value = fields.byName(BEFORE);
        if (value.isEmpty()) {
            return new Rule.Before(false, Set.of());
        }
        if (value.get().isScalar() && value.get().text().equals(REST)) {
            return new Rule.Before(true, Set.of());
        }
        var rules = new HashSet<String>();
        for (var rule : value.get().oneOrMore()) {
            rules.add(rule.text());
            befores.add(rule);
        }
        return new Rule.Before(false, Set.copyOf(rules));
    }

    /** A rule can come only before one that stands further down: in the file, a name stands above what it names. */
    private static void checkBefore(Catalogue<Rule> rules, List<YamlValue> befores) {
        for (var before : befores) {
            rules.refer(before)
                    .filter(rule -> rule.line() <= before.line())
                    .ifPresent(rule -> before.fault(
                            "the rule " + YamlValue.quote(rule.id()) + " does not come later", "a rule further down"));
        }
    }
}
