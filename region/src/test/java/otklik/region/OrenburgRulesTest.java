package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the Orenburg pack beyond category and place. */
class OrenburgRulesTest {
    private static final RegionPack PACK =
            RegionPack.load(Path.of(System.getProperty("otklik.root", ".."), "regions", "orenburg"));

    @Test
    void shouldHaveNoFindingsButExplainedOnes() {
        var report = RulesCheck.of(PACK, LocalDate.of(2022, 3, 1));

        assertThat(report.findings()).isEmpty();
        assertThat(report.explained()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "roads, orsk, Яма на М-5, minstroy, trunk-roads",
        "roads, orsk, На трассе Р239 не чистят, minstroy, trunk-roads",
        "roads, , Федеральная трасса в ямах, minstroy, trunk-roads",
        "roads, orsk, Разбита региональная дорога, minstroy, trunk-roads",
        "roads, orsk, Яма во дворе на улице Мира 5, adm-orsk, local-roads",
        "transport, orsk, Автобус по М-5, adm-orsk, city-transport",
    })
    void shouldLeaveTrunkRoadsToTheMinistry(
            String category, @Nullable String place, String text, String executor, String rule) {
        var decision = PACK.decide(query(category, place).withText(text));

        assertThat(decision.ruleId()).isEqualTo(rule);
        assertThat(decision.route())
                .isInstanceOfSatisfying(
                        Route.Assign.class,
                        assign -> assertThat(assign.executor().code()).isEqualTo(executor));
    }

    @ParameterizedTest
    @CsvSource({
        "health, orsk, social, minzdrav",
        "roads, orsk, portal, adm-orsk",
        "waste, , question, priroda",
    })
    void shouldThankWhoeverIsResponsible(String category, @Nullable String place, String regime, String praised) {
        var decision = PACK.decide(thanks(category, place, regime, 0.8));

        assertThat(decision.ruleId()).isEqualTo("thanks");
        assertThat(decision.route())
                .isInstanceOfSatisfying(
                        Route.Thanks.class,
                        thanks -> assertThat(thanks.praised().code()).isEqualTo(praised));
    }

    @ParameterizedTest
    @CsvSource({"appeal, 0.9", "social, 0.79"})
    void shouldWorkOnThanksThatAreAnAppealOrUnsure(String regime, double confidence) {
        assertThat(PACK.decide(thanks("health", "orsk", regime, confidence)).route())
                .isInstanceOf(Route.Assign.class);
    }

    @ParameterizedTest
    @CsvSource({
        "gas-smell, orsk, danger-here",
        "fire-now, , danger-somewhere",
        "wire-down, totsky, danger-here",
        "manhole-fall, orsk, housing",
        "person-heart, orsk, housing",
    })
    void shouldSendDangerToTheDispatchersOfThePlace(String pattern, @Nullable String place, String rule) {
        var query = query("housing", place).withEmergency(RoutingQuery.Emergency.ofPattern(pattern));

        assertThat(PACK.decide(query).ruleId()).isEqualTo(rule);
    }

    @Test
    void shouldNotLetDangerWaitForASubject() {
        var unsure = RoutingQuery.of("housing", 0.1, "orsk", "social", "test", Instant.EPOCH)
                .withEmergency(RoutingQuery.Emergency.ofPattern("gas-smell"));

        assertThat(PACK.decide(unsure).why()).isEqualTo("emergency=gas-smell municipality=orsk");
        assertThat(PACK.decide(unsure).route()).isInstanceOf(Route.Assign.class);
    }

    @Test
    void shouldHaveAnswersInEveryLanguage() {
        assertThat(PACK.answers())
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.text().in(Language.RUSSIAN))
                        .isNotEqualTo(answer.text().in(Language.ENGLISH)));
    }

    private static RoutingQuery thanks(String category, @Nullable String place, String regime, double confidence) {
        return RoutingQuery.of(category, 0.9, place, regime, "test", Instant.EPOCH)
                .withKind(new RoutingQuery.Wish("gratitude", confidence));
    }

    private static RoutingQuery query(String category, @Nullable String place) {
        return RoutingQuery.of(category, 0.9, place, "social", "test", Instant.EPOCH);
    }
}
