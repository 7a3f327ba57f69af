package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules decide, and which of them does. */
class RuleOutcomesTest {
    private static final RoutingQuery ICE =
            RoutingQuery.of("ice", 1, "north", "fast", "letters", Instant.parse("2022-03-01T00:00:00Z"));
    private static final RoutingQuery THANKS = ICE.withKind(new RoutingQuery.Wish("gratitude", 0.9));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldAnswerFromTheKnowledgeBase() {
        var pack = new TinyPack(folder)
                .write("answers.yaml", """
                        answers:
                          - id: how-thick
                            title: {fi: Jään paksuus, sv: Isens tjocklek}
                            text: {fi: Kymmenen senttiä., sv: Tio centimeter.}
                        """)
                .rules("- {id: thick, when: {kind: question}, answer: how-thick}")
                .load();

        var route =
                pack.decide(ICE.withKind(new RoutingQuery.Wish("question", 1))).route();

        assertThat(route).isInstanceOfSatisfying(Route.Answer.class, answer -> {
            assertThat(pack.answer("how-thick")).contains(answer.answer());
            assertThat(answer.answer().text().in(new Language("sv"))).isEqualTo("Tio centimeter.");
        });
    }

    @Test
    void shouldThankANamedAgencyAndTheOneOfThePlace() {
        var pack = new TinyPack(folder).rules("""
                        - {id: here, when: {kind: gratitude, municipality: known}, thanks: municipality}
                        - {id: anywhere, when: {kind: gratitude}, thanks: harbour-office}
                        """).load();

        assertThat(pack.decide(THANKS).route()).isEqualTo(thanks(pack, "adm-north", "here"));
        assertThat(pack.decide(RoutingQuery.of("ice", 1, null, "fast", "letters", ICE.at())
                                .withKind(THANKS.kind()))
                        .route())
                .isEqualTo(thanks(pack, "harbour-office", "anywhere"));
    }

    @Test
    void shouldThankWhoeverLaterRulesFind() {
        var pack = new TinyPack(folder).rules("""
                        - {id: praise, when: {kind: gratitude}, thanks: responsible}
                        - {id: ice, when: {category: ice, municipality: known}, executor: municipality}
                        """).load();

        var decision = pack.decide(THANKS);

        assertThat(decision.route()).isEqualTo(thanks(pack, "adm-north", "praise"));
        assertThat(decision.why()).isEqualTo("kind=gratitude responsible-by=ice");
        assertThat(pack.decide(ICE).ruleId()).isEqualTo("ice");
    }

    @Test
    void shouldLeaveThanksToACoordinatorWhereLaterRulesFindNobody() {
        var pack = new TinyPack(folder)
                .rules("- {id: praise, when: {kind: gratitude}, thanks: responsible}")
                .load();

        assertThat(pack.decide(THANKS).route()).isEqualTo(new Route.Triage("no-rule", "rest"));
    }

    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void shouldRejectForEachReasonOfTheList(RejectReason reason) {
        var pack = new TinyPack(folder)
                .rules("- {id: away, when: {words: [казино]}, reject: " + reason.code() + "}")
                .load();

        assertThat(pack.decide(ICE.withText("Лучшее казино")).route()).isEqualTo(new Route.Reject(reason, "away"));
    }

    @Test
    void shouldTakeTheFirstRuleThatHoldsAndSayOfWhichPack() {
        var pack = new TinyPack(folder).rules("""
                        - {id: first, when: {words: [лед]}, triage: one}
                        - {id: second, when: {category: ice}, triage: two}
                        """).load();

        assertThat(pack.decide(ICE.withText("лед")))
                .isEqualTo(new Decision(new Route.Triage("one", "first"), pack.version(), "word=лед"));
        assertThat(pack.decide(ICE).ruleId()).isEqualTo("second");
    }

    private static Route thanks(RegionPack pack, String agency, String rule) {
        return new Route.Thanks(pack.agency(agency).orElseThrow(), rule);
    }
}
