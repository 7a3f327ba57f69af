package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check against the rules themselves: what it says of made-up packs is what happens to each of all possible messages. */
class RulesCheckExactnessTest {
    private static final Instant NOW = Instant.parse("2022-03-01T12:00:00Z");
    private static final int RULES = 14;

    /** Choices of each key; an empty one leaves the key out. */
    private static final List<List<String>> CHOICES = List.of(
            List.of("", "", "category: ice", "category: boats", "category: [ice, boats]"),
            List.of("", "", "", "leaf: thin-ice"),
            List.of(
                    "",
                    "",
                    "municipality: known",
                    "municipality: unknown",
                    "municipality: [north]",
                    "municipality: [north, south]"),
            List.of("", "", "", "kind: question", "kind: [question, other], kindConfidenceAtLeast: 0.5"),
            List.of(
                    "",
                    "",
                    "",
                    "emergency: true",
                    "emergency: false",
                    "emergency: gas",
                    "emergency: [gas-smell, fire]"),
            List.of("", "", "", "words: [лед]", "words: [ледок, яма]", "words: [яма]"),
            List.of("", "", "", "confidenceBelow: 0.6", "confidenceBelow: 0.8"),
            List.of("", "", "", "validFrom: 2022-03-01", "validTo: 2022-02-28"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldNameExactlyTheRulesThatNoMessageReaches(long seed) {
        var pack = new TinyPack(folder).rules(rules(new Random(seed))).load();

        var reached = new HashSet<String>();
        for (var message : messages()) {
            reached.add(pack.decide(message).ruleId());
        }

        var idle = new TreeSet<>(pack.routes());
        idle.removeAll(reached);
        idle.remove("rest");
        assertThat(named(RulesCheck.of(pack, LocalDate.of(2022, 1, 1)))).isEqualTo(idle);
    }

    private static Set<String> named(RulesReport report) {
        return report.findings().stream()
                .flatMap(finding -> switch (finding) {
                    case RuleFinding.Dead dead -> Stream.of(dead.rule());
                    case RuleFinding.Shadowed shadowed -> Stream.of(shadowed.rule());
                    default -> Stream.<String>empty();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Rules with different conditions, as the same ones twice are a fault. */
    private static String rules(Random random) {
        var conditions = new HashSet<String>();
        while (conditions.size() < RULES) {
            var keys = CHOICES.stream()
                    .map(choices -> choices.get(random.nextInt(choices.size())))
                    .filter(key -> !key.isEmpty())
                    .collect(Collectors.joining(", "));
            if (!keys.isEmpty()) {
                conditions.add(keys);
            }
        }
        var rules = new StringBuilder();
        int number = 0;
        for (var keys : conditions.stream().sorted().toList()) {
            rules.append("- {id: r")
                    .append(number++)
                    .append(", when: {")
                    .append(keys)
                    .append("}, triage: x}\n");
        }
        return rules.toString();
    }

    /** One message for each combination of all that the choices tell apart. */
    private static List<RoutingQuery> messages() {
        var messages = new ArrayList<RoutingQuery>();
        for (var subject : List.of("ice", "ice/thin-ice", "boats", "other")) {
            for (var place : List.of("north", "south", "")) {
                for (double confidence : new double[] {0.3, 0.4, 0.6, 0.8}) {
                    for (var at : List.of(NOW, Instant.parse("2022-02-28T12:00:00Z"))) {
                        var query = RoutingQuery.of(
                                        subject.split("/")[0],
                                        confidence,
                                        place.isEmpty() ? null : place,
                                        "fast",
                                        "letters",
                                        at)
                                .withLeaf(subject.contains("/") ? subject.split("/")[1] : null);
                        details(query, messages);
                    }
                }
            }
        }
        return messages;
    }

    private static void details(RoutingQuery query, List<RoutingQuery> messages) {
        for (var kind : List.of("question 0.4", "question 0.5", "other 0.4", "other 0.5", "request 1")) {
            var words = kind.split(" ");
            var wish = new RoutingQuery.Wish(words[0], Double.parseDouble(words[1]));
            for (var danger : List.of("", "gas-smell", "gas-leak", "fire-now", "wire-low")) {
                var emergency = danger.isEmpty() ? null : RoutingQuery.Emergency.ofPattern(danger);
                for (var text : List.of("", "лед", "ледок", "яма", "лед и яма")) {
                    messages.add(query.withKind(wish).withEmergency(emergency).withText(text));
                }
            }
        }
    }
}
