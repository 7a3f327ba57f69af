package otklik.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.region.RuleFinding;
import otklik.region.RulesReport;
import otklik.standalone.Words;

class RulesCommandTest {
    private static final Path ORENBURG = Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg");

    private static final RulesReport REPORT = new RulesReport(
            "lakeland",
            "0123456789ab",
            9,
            List.of(
                    new RuleFinding.Dead("never", 4, "category, leaf"),
                    new RuleFinding.Shadowed("late", 1010, List.of("first", "second")),
                    new RuleFinding.Conflict("one", 12, "north", "two", 1015, "municipality"),
                    new RuleFinding.Expired("old", 18, LocalDate.of(2022, 1, 31)),
                    new RuleFinding.Undecided("knot", 20),
                    new RuleFinding.Unrouted("ice", true, List.of("fast", "slow"), List.of("request")),
                    new RuleFinding.Unrouted("boats", false, List.of("fast"), List.of("request", "question"))),
            3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLanguage() {
        Locale.setDefault(before);
    }

    @Test
    void shouldEndWellForAGoodPackAndWriteTheReport() throws IOException {
        var file = folder.resolve("report.json");

        var exit = Otklik.run("rules", "check", "--pack", ORENBURG.toString(), "--json", file.toString());

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(file)).contains("\"pack\" : \"orenburg\"", "\"errors\" : 0", "\"unrouted\" : 0");
    }

    @Test
    void shouldFailForAPackThatHasFaults() {
        assertThat(Otklik.run("rules", "check", "--pack", folder.toString())).isEqualTo(ExitCode.FAILURE);
    }

    @Test
    void shouldPrintALineForEachFindingAndATableOfWhatNoRuleTakes() {
        assertThat(printed("en"))
                .containsExactly(
                        "routes.yaml:4: error: the rule 'never' can never hold: category, leaf",
                        "routes.yaml:1010: error: the rule 'late' never decides: "
                                + "its messages are taken before by first, second",
                        "routes.yaml:12: warning: 'one' (north) and 'two' on line 1015 (municipality) both match some "
                                + "messages, and neither is more special; if the order is meant, say so with 'before'",
                        "routes.yaml:18: warning: the time of the rule 'old' is over since 2022-01-31",
                        "routes.yaml:20: warning: the rule 'knot' is too entangled with others to be checked",
                        "error: combinations that reach the last rule: 4",
                        "  category  municipality  regimes     kinds              combinations",
                        "  ice       known         fast, slow  request            2",
                        "  boats     unknown       fast        request, question  2",
                        "lakeland, version 0123456789ab: rules 9, errors 4, warnings 3",
                        "Conflicts that the pack explains: 3");
    }

    @Test
    void shouldPrintTheSameInRussian() {
        assertThat(printed("ru"))
                .contains(
                        "routes.yaml:4: ошибка: правило «never» не может выполниться: category, leaf",
                        "  категория  муниципалитет  режимы      виды               сочетаний",
                        "lakeland, версия 0123456789ab: правил 9, ошибок 4, предупреждений 3");
    }

    private static List<String> printed(String language) {
        Words.choose(List.of("--lang", language), Map.of());
        var out = new ByteArrayOutputStream();
        new RulesTable(new Screen(new PrintStream(out, true, StandardCharsets.UTF_8))).print(REPORT);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
