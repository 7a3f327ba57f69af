package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import otklik.region.RuleFinding.Conflict;
import otklik.region.RuleFinding.Dead;
import otklik.region.RuleFinding.Expired;
import otklik.region.RuleFinding.Shadowed;
import otklik.region.RuleFinding.Unrouted;

class RulesCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 3, 1);
    private static final List<String> KINDS =
            List.of("complaint", "request", "question", "suggestion", "gratitude", "other");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{category: boats, leaf: thin-ice} | 'category, leaf'",
                "{confidenceBelow: 0} | confidenceBelow",
                "{roadClass: regional} | roadClass",
            })
    void shouldFindRulesThatCannotHold(String when, String keys) {
        var report = check("- {id: never, when: " + when + ", triage: x}");

        assertThat(report.findings()).contains(new Dead("never", 6, keys));
        assertThat(report.errors()).isPositive();
    }

    @Test
    void shouldFindARuleThatAnEarlierOneLeavesNothing() {
        var report = check("""
                - {id: wide, when: {category: [ice, boats]}, executor: harbour-office}
                - {id: other, when: {regime: never}, executor: harbour-office}
                - {id: narrow, when: {category: ice, municipality: north, words: [яма]}, triage: x}
                """);

        assertThat(shadowed(report)).containsExactly(new Shadowed("narrow", 8, List.of("wide")));
    }

    @Test
    void shouldFindARuleThatOnlySeveralEarlierOnesTogetherLeaveNothing() {
        var report = check("""
                - {id: known, when: {municipality: known, category: ice}, triage: a}
                - {id: aside, when: {category: ice, connector: letters}, triage: b}
                - {id: unknown, when: {municipality: unknown}, triage: c}
                - {id: icy, when: {category: ice, emergency: true}, triage: d}
                - {id: boats, when: {category: boats}, triage: e}
                """);

        assertThat(shadowed(report)).containsExactly(new Shadowed("icy", 9, List.of("known", "unknown")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A hazard takes its patterns, a pattern not its hazard.
                "{emergency: gas} | {emergency: gas-smell} | true",
                "{emergency: gas-smell} | {emergency: gas} | false",
                "{emergency: true} | {emergency: [fire, manhole-pit]} | true",
                // A category takes its leaves; its only leaf is not all of it.
                "{category: ice} | {leaf: thin-ice} | true",
                "{leaf: thin-ice} | {category: ice} | false",
                // All municipalities together are "known".
                "{municipality: [north, south]} | {municipality: known} | true",
                "{municipality: north} | {municipality: known} | false",
                // A shorter beginning takes the longer one.
                "{words: [пожар]} | {words: [пожарн, пожары]} | true",
                "{words: [пожарн]} | {words: [пожар]} | false",
                "{words: [пожар, дым]} | {words: [пожар]} | true",
                // Numbers and days as intervals.
                "{confidenceBelow: 0.9} | {confidenceBelow: 0.8} | true",
                "{confidenceBelow: 0.8} | {confidenceBelow: 0.9} | false",
                "{kind: other} | {kind: other, kindConfidenceAtLeast: 0.5} | true",
                "{kind: other, kindConfidenceAtLeast: 0.5} | {kind: other} | false",
                "{validTo: 2022-05-01} | {validTo: 2022-04-30} | true",
                "{validTo: 2022-04-30} | {validTo: 2022-05-01} | false",
                // Codes that the pack does not know are messages, too.
                "{category: [ice, boats]} | {regime: fast} | false",
                "{regime: [fast, never]} | {category: ice} | false",
            })
    void shouldBeExactAboutWhatARuleLeaves(String earlier, String later, boolean shadowed) {
        var report =
                check("- {id: one, when: " + earlier + ", triage: x}\n- {id: two, when: " + later + ", triage: y}");

        assertThat(shadowed(report)).hasSize(shadowed ? 1 : 0);
    }

    @Test
    void shouldSeeThroughWordsOfWhichEachNeedsTheOther() {
        var report = check("""
                - {id: one, when: {words: [лед]}, triage: x}
                - {id: two, when: {words: [снег]}, triage: x}
                - {id: both, when: {words: [лед, снег]}, triage: x}
                """);

        assertThat(shadowed(report)).containsExactly(new Shadowed("both", 8, List.of("one", "two")));
    }

    @Test
    void shouldFindRulesBetweenWhichTheOrderAloneDecides() {
        var report = check("""
                - {id: icy, when: {category: ice}, executor: harbour-office}
                - {id: northern, when: {municipality: north}, executor: municipality}
                """);

        assertThat(conflicts(report))
                .containsExactly(new Conflict("icy", 6, "harbour-office", "northern", 7, "municipality"));
        assertThat(report.warnings()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The more special one first, the same agency, nothing in common, taken before.
                "{category: ice, municipality: north} | {category: ice} | adm-north",
                "{category: ice} | {regime: never} | harbour-office",
                "{category: ice} | {category: boats, regime: never} | adm-north",
                "{category: ice} | {confidenceBelow: 0.3} | adm-north",
            })
    void shouldFindNoConflictWhereTheOrderIsClear(String earlier, String later, String agency) {
        var report = check("- {id: one, when: " + earlier + ", executor: harbour-office}\n- {id: two, when: " + later
                + ", executor: " + agency + "}");

        assertThat(conflicts(report)).isEmpty();
    }

    @Test
    void shouldKnowThatTheAdministrationOfAPlaceIsTheOneThatARuleNames() {
        var report = check("""
                - {id: icy, when: {category: ice, municipality: north}, executor: adm-north}
                - {id: urgent, when: {municipality: known, emergency: true}, executor: municipality}
                """);

        assertThat(conflicts(report)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"everything", "[northern]"})
    void shouldCountAConflictThatThePackExplains(String before) {
        var report = check("- {id: icy, when: {category: ice}, executor: harbour-office, before: " + before + "}\n"
                + "- {id: northern, when: {municipality: north}, executor: adm-north}");

        assertThat(conflicts(report)).isEmpty();
        assertThat(report.explained()).isEqualTo(1);
    }

    @Test
    void shouldCountWhatNoRuleButTheLastTakes() {
        var report = check("""
                - {id: icy, when: {category: ice, municipality: known}, executor: harbour-office}
                - {id: lost-ice, when: {category: ice, regime: fast, kind: [complaint, request]}, triage: x}
                - {id: boats, when: {category: boats}, executor: harbour-office}
                """);

        assertThat(report.findings())
                .containsExactly(
                        new Unrouted("ice", false, List.of("fast"), KINDS.subList(2, 6)),
                        new Unrouted("ice", false, List.of("never"), KINDS));
        assertThat(report.unrouted()).isEqualTo(10);
    }

    @Test
    void shouldNotTakeThanksForWorkThatIsDone() {
        var report = check("""
                - {id: praise, when: {kind: gratitude}, thanks: responsible}
                - {id: again, when: {kind: gratitude, category: ice}, thanks: responsible}
                - {id: icy, when: {kind: gratitude, category: ice}, executor: harbour-office}
                """);

        assertThat(shadowed(report)).containsExactly(new Shadowed("again", 7, List.of("praise")));
    }

    @Test
    void shouldWarnOfARuleWhoseTimeIsOver() {
        var report = check("""
                - {id: over, when: {validTo: 2022-02-28}, triage: x}
                - {id: today, when: {validTo: 2022-03-01, regime: fast}, triage: x}
                """);

        assertThat(report.findings()).contains(new Expired("over", 6, LocalDate.of(2022, 2, 28)));
        assertThat(report.findings())
                .noneMatch(f -> f instanceof Expired e && e.rule().equals("today"));
    }

    @Test
    @Timeout(60)
    void shouldCheckThreeHundredEntangledRules() {
        var kinds = String.join(", ", KINDS);
        var rules = new StringBuilder();
        IntStream.range(0, 300)
                .forEach(i -> rules.append("- {id: r")
                        .append(i)
                        .append(", when: {")
                        .append(
                                switch (i % 6) {
                                    case 0 -> "category: ice, words: [слово" + i + ", ещё" + i + "]";
                                    case 1 ->
                                        "municipality: " + (i % 4 == 1 ? "north" : "south") + ", campaign: [c" + i
                                                + ", c" + (i + 7) + "]";
                                    case 2 -> "kind: " + KINDS.get(i % 5) + ", kindConfidenceAtLeast: 0." + (100 + i);
                                    case 3 -> "regime: fast, confidenceBelow: 0." + (500 + i);
                                    case 4 -> "emergency: gas, validFrom: 2022-01-01, campaign: c" + i;
                                    default -> "category: boats, connector: letters, words: [лодк" + i + "]";
                                })
                        .append("}, executor: ")
                        .append(i % 2 == 0 ? "harbour-office" : "adm-north")
                        .append("}\n"));
        rules.append("- {id: end, when: {kind: [").append(kinds).append("], words: [слово0]}, triage: x}\n");

        var report = check(rules.toString());

        assertThat(report.rules()).isEqualTo(303);
        assertThat(report.findings()).noneMatch(RuleFinding.Undecided.class::isInstance);
    }

    @Test
    void shouldWriteWhatItFoundForPrograms() throws IOException {
        var report = check("- {id: never, when: {category: boats, leaf: thin-ice}, triage: x}");
        var file = folder.resolve("report.json");

        RulesJson.write(report, file);

        assertThat(Files.readString(file))
                .contains("\"pack\" : \"lakeland\"", "\"finding\" : \"dead\"", "\"rule\" : \"never\"", "\"line\" : 6")
                .contains("\"unrouted\" : 48", "\"municipality\" : \"unknown\"");
    }

    private RulesReport check(String rules) {
        return RulesCheck.of(new TinyPack(folder).rules(rules).load(), TODAY);
    }

    private static List<Shadowed> shadowed(RulesReport report) {
        return report.findings().stream()
                .filter(Shadowed.class::isInstance)
                .map(Shadowed.class::cast)
                .toList();
    }

    private static List<Conflict> conflicts(RulesReport report) {
        return report.findings().stream()
                .filter(Conflict.class::isInstance)
                .map(Conflict.class::cast)
                .toList();
    }
}
