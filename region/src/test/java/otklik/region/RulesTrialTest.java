package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.region.PastCase.Lost;
import otklik.region.TrialReport.Effects;
import otklik.region.TrialReport.Move;

/** What is reported of a pack that is tried, beside the one that decided. */
class RulesTrialTest {
    private static final String RULES = """
            - {id: praise, when: {kind: gratitude, kindConfidenceAtLeast: 0.8}, thanks: responsible}
            - {id: thin-ice, when: {category: ice, municipality: [north]}, executor: municipality, curator: harbour-office}
            - {id: ice, when: {category: ice}, executor: harbour-office}
            - {id: boats, when: {category: boats, municipality: known}, executor: municipality}
            """;

    private static final Instant AT = Instant.parse("2022-03-01T09:00:00Z");
    private static final RoutingQuery ICE_NORTH = RoutingQuery.of("ice", 0.9, "north", "fast", "letters", AT);
    private static final RoutingQuery ICE_NOWHERE = RoutingQuery.of("ice", 0.9, null, "fast", "letters", AT);
    private static final RoutingQuery BOATS_NORTH = RoutingQuery.of("boats", 0.9, "north", "fast", "letters", AT);
    private static final RoutingQuery BOATS_NOWHERE = RoutingQuery.of("boats", 0.9, null, "fast", "letters", AT);
    private static final RoutingQuery UNSURE = RoutingQuery.of("ice", 0.2, "north", "fast", "letters", AT);

    /** By what a reader of the report knows them. */
    private static final Map<String, RoutingQuery> HISTORY = Map.of(
            "ICE-NORTH", ICE_NORTH,
            "ICE-NOWHERE", ICE_NOWHERE,
            "BOATS-NORTH", BOATS_NORTH,
            "BOATS-NOWHERE", BOATS_NOWHERE,
            "UNSURE", UNSURE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldReportNothingForThePackThatDecided() {
        var report = trial(RULES).report();

        assertThat(report.unchanged()).isEqualTo(5).isEqualTo(report.cases());
        assertThat(report.changed()).isZero();
        assertThat(report.rules()).isEmpty();
        assertThat(report.places()).isEmpty();
        assertThat(report.examples()).isEmpty();
        assertThat(report.effects()).isEqualTo(new Effects(0, 0, 0, 0, 0));
        assertThat(report.lost()).isEmpty();
        assertThat(report.unrouted()).as("boats of no place").isEqualTo(1);
    }

    @Test
    void shouldReportExactlyTheCasesOfAChangedRule() {
        var report = trial(RULES.replace(
                        "{category: ice}, executor: harbour-office", "{category: ice}, triage: whose-ice"))
                .report();

        assertThat(report.examples()).singleElement().satisfies(example -> {
            assertThat(example.reference()).isEqualTo("ICE-NOWHERE");
            assertThat(example.then().place()).isEqualTo("harbour-office");
            assertThat(example.now().place()).isEqualTo("(whose-ice)");
        });
        assertThat(report.unchanged()).isEqualTo(4);
        assertThat(report.rules())
                .as("the rule decides as before, only otherwise")
                .isEmpty();
        assertThat(report.places()).containsExactly(new Move("harbour-office", "(whose-ice)", 1));
        assertThat(report.effects()).isEqualTo(new Effects(1, 0, 0, 0, 0));
    }

    @Test
    void shouldReportWhatARuleTakesFromAnother() {
        var report = trial("- {id: all-of-north, when: {municipality: [north]}, executor: harbour-office}\n" + RULES)
                .report();

        assertThat(report.rules())
                .containsExactly(new Move("boats", "all-of-north", 1), new Move("thin-ice", "all-of-north", 1));
        assertThat(report.places()).containsExactly(new Move("adm-north", "harbour-office", 2));
        assertThat(report.effects()).isEqualTo(new Effects(0, 0, 2, 0, 0));
        assertThat(report.examples())
                .extracting(TrialReport.Example::reference)
                .containsExactlyInAnyOrder("ICE-NORTH", "BOATS-NORTH");
    }

    @Test
    void shouldReportWhatNeedsNoPersonAnyMore() {
        var report = trial(RULES + "- {id: boats-anywhere, when: {category: boats}, executor: harbour-office}\n")
                .report();

        assertThat(report.rules()).containsExactly(new Move("rest", "boats-anywhere", 1));
        assertThat(report.effects()).isEqualTo(new Effects(0, 1, 0, 0, 0));
        assertThat(report.unrouted()).isZero();
    }

    @Test
    void shouldReportAnotherCuratorOfTheSameAgency() {
        var report = trial(RULES.replace(", curator: harbour-office", "")).report();

        assertThat(report.effects()).isEqualTo(new Effects(0, 0, 0, 1, 0));
        assertThat(report.examples()).extracting(TrialReport.Example::reference).containsExactly("ICE-NORTH");
    }

    @Test
    void shouldReportDeadlinesThatTheTriedPackComputesOtherwise() {
        var slower = pack("slower", RULES)
                .replace("deadlines.yaml", "ice: 2h", "ice: 3h")
                .load();
        var trial = new RulesTrial(slower, 10);
        var then = pack("then", RULES).load();

        HISTORY.forEach((reference, query) -> trial.add(past(reference, query, Destination.of(then, query))));

        assertThat(trial.report().effects()).isEqualTo(new Effects(0, 0, 0, 0, 2));
        assertThat(trial.report().examples())
                .extracting(TrialReport.Example::reference)
                .containsExactlyInAnyOrder("ICE-NORTH", "ICE-NOWHERE");
    }

    @Test
    void shouldNotCompareWhatIsNotKnownAnyMore() {
        var trial = new RulesTrial(
                pack("tried", RULES.replace(", curator: harbour-office", "")).load(), 10);

        trial.add(past("A", ICE_NORTH, new Destination(null, "adm-north", null, null), Lost.RULE, Lost.TERMS));
        trial.add(past("B", ICE_NORTH, null));

        var report = trial.report();
        assertThat(report.unchanged()).isEqualTo(1).isEqualTo(report.cases());
        assertThat(report.leftOut()).isEqualTo(1);
        assertThat(report.lost()).isEqualTo(Map.of(Lost.RULE, 1L, Lost.TERMS, 1L));
    }

    @Test
    void shouldTakeAKindForAsSureAsTheDecisionOfThenSays() {
        var trial = new RulesTrial(pack("tried", RULES).load(), 10);
        var thanks = ICE_NOWHERE.withKind(new RoutingQuery.Wish("gratitude", 0));
        var complaint = ICE_NOWHERE.withKind(new RoutingQuery.Wish("complaint", 0));
        var praised = new Destination("praise", "harbour-office", null, new Destination.Terms(null, null));
        var worked = Destination.of(pack("then", RULES).load(), complaint);

        trial.add(past("SURE", thanks, praised, Lost.KIND_CONFIDENCE));
        trial.add(past("UNSURE", thanks, worked, Lost.KIND_CONFIDENCE));
        trial.add(past("NO-MATTER", complaint, worked, Lost.KIND_CONFIDENCE));

        assertThat(trial.report().unchanged()).isEqualTo(3);
        assertThat(trial.report().lost()).isEqualTo(Map.of(Lost.KIND_CONFIDENCE, 2L));
    }

    @Test
    void shouldGoOnAfterACaseThatNoRuleCanJudge() {
        var trial = new RulesTrial(pack("tried", RULES).load(), 10);
        var then = new Destination("ice", "harbour-office", null, null);

        trial.add(past("GONE", RoutingQuery.of("ice", 0.9, null, "no-such-regime", "letters", AT), then));
        trial.fail("WORSE", "confidence is between 0 and 1, not 7.0");
        trial.add(past("GOOD", ICE_NOWHERE, then));

        var report = trial.report();
        assertThat(report.cases()).isEqualTo(3);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(report.changed()).isZero();
        assertThat(report.failures()).extracting(TrialReport.Failure::reference).containsExactly("GONE", "WORSE");
        assertThat(report.failures().getFirst().reason()).contains("no-such-regime");
    }

    @Test
    void shouldNameNoMoreExamplesThanAskedForAndCountThemAll() {
        var trial = new RulesTrial(pack("tried", "").load(), 2);
        var then = pack("then", RULES).load();

        HISTORY.forEach((reference, query) -> trial.add(past(reference, query, Destination.of(then, query))));

        assertThat(trial.report().examples()).hasSize(2);
        assertThat(trial.report().changed()).isEqualTo(3);
    }

    @Test
    void shouldWriteTheReportForProgramsWithoutWords() throws IOException {
        var file = folder.resolve("report.json");
        var trial = new RulesTrial(
                pack("tried", RULES.replace("ice}, executor", "ice, regime: never}, executor"))
                        .load(),
                5);
        trial.add(past("X", ICE_NOWHERE.withText("Salaisuus"), new Destination("ice", "harbour-office", null, null)));

        TrialJson.write(trial.report(), file);

        assertThat(Files.readString(file))
                .contains("\"changed\" : 1", "\"toTriage\" : 1", "\"reference\" : \"X\"", "\"kindConfidence\" : 0")
                .containsSubsequence("\"from\" : \"ice\"", "\"to\" : \"rest\"")
                .doesNotContain("Salaisuus");
    }

    @Test
    void shouldSayWhetherRulesReadWords() {
        assertThat(pack("a", RULES).load().readsWords()).isFalse();
        assertThat(pack("b", RULES + "- {id: w, when: {words: [лед]}, triage: w}\n")
                        .load()
                        .readsWords())
                .isTrue();
    }

    @Test
    void shouldFindTheRegimeOfAMessageThatNamesNone() {
        var pack = pack("a", RULES).load();

        assertThat(List.of(
                        pack.regimeFor("fast", "telegram-seal"),
                        pack.regimeFor(null, "telegram-seal"),
                        pack.regimeFor("gone", "telegram-seal"),
                        pack.regimeFor(null, "nobody")))
                .containsExactly("fast", "never", "never", "fast");
    }

    private RulesTrial trial(String rules) {
        var then = pack("then", RULES).load();
        var trial = new RulesTrial(pack("tried", rules).load(), 10);
        HISTORY.forEach((reference, query) -> trial.add(past(reference, query, Destination.of(then, query))));
        return trial;
    }

    private static PastCase past(String reference, RoutingQuery query, @Nullable Destination then, Lost... lost) {
        return new PastCase(reference, query, then, Set.of(lost));
    }

    private TinyPack pack(String name, String rules) {
        return new TinyPack(folder.resolve(name)).rules(rules);
    }
}
