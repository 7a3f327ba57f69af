package otklik.region;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.region.Condition.Place;
import otklik.region.YamlValue.Fields;

/** Reads what a rule decides. */
final class OutcomeReader {
    /** As agency: the administration of the municipality that the message is about. */
    static final String LOCAL_ADMINISTRATION = "municipality";

    /** As praised agency: whoever the later rules would make responsible. */
    static final String RESPONSIBLE = "responsible";

    private static final String EXECUTOR = "executor";
    private static final List<String> DECISIONS = List.of(EXECUTOR, "triage", "answer", "thanks", "reject");

    private final RouteNames names;

    OutcomeReader(RouteNames names) {
        this.names = names;
    }

    Outcome read(Fields rule, Condition condition, boolean last) {
        var given = DECISIONS.stream().filter(rule::has).toList();
        if (given.size() != 1) {
            rule.owner()
                    .fault(
                            given.isEmpty()
                                    ? "the rule decides nothing"
                                    : "the rule has '" + String.join("' and '", given) + "'",
                            "one of " + String.join(", ", DECISIONS));
        }
        var decision = given.isEmpty() ? EXECUTOR : given.getFirst();
        if (!decision.equals(EXECUTOR)) {
            rule.byName("curator")
                    .ifPresent(v -> v.fault(
                            "'curator' beside " + YamlValue.quote(decision), "a curator only beside an executor"));
        }
        var value = rule.byName(decision);
        return switch (decision) {
            case "triage" -> new Outcome.ToTriage(value.map(YamlValue::code).orElse(""));
            case "reject" ->
                new Outcome.TurnDown(value.flatMap(v -> v.oneOf(RejectReason.values(), RejectReason::code))
                        .orElse(RejectReason.NO_FACTS));
            case "answer" ->
                value.flatMap(names.answers()::refer)
                        .<Outcome>map(Outcome.AnswerWith::new)
                        .orElseGet(() -> new Outcome.ToTriage(""));
            case "thanks" -> thanks(value, condition, last);
            default ->
                new Outcome.AssignTo(
                        agency(value, EXECUTOR, condition),
                        rule.byName("curator").flatMap(names.agencies()::refer).orElse(null));
        };
    }

    private Outcome thanks(Optional<YamlValue> value, Condition condition, boolean last) {
        if (!isWord(value, RESPONSIBLE)) {
            return new Outcome.Thank(agency(value, "thanks", condition));
        }
        if (last) {
            value.ifPresent(v -> v.fault("the last rule thanks whom later rules find", "an agency"));
        }
        return new Outcome.ThankResponsible();
    }

    /** Null is the administration of the message's municipality. */
    private @Nullable Agency agency(Optional<YamlValue> value, String role, Condition condition) {
        if (!isWord(value, LOCAL_ADMINISTRATION)) {
            return value.flatMap(names.agencies()::refer).orElse(null);
        }
        if (condition.place() != Place.KNOWN && condition.place() != Place.LISTED) {
            value.ifPresent(v -> v.fault(
                    (role.equals(EXECUTOR) ? "the executor" : role)
                            + " 'municipality' in a rule that does not ask for a municipality",
                    "'municipality: known' or a list of municipalities under 'when'"));
        }
        return null;
    }

    private static boolean isWord(Optional<YamlValue> value, String word) {
        return value.filter(YamlValue::isScalar)
                .map(YamlValue::text)
                .filter(word::equals)
                .isPresent();
    }
}
