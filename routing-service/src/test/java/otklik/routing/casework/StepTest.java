package otklik.routing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.contracts.CaseSnapshot;

class StepTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Assignment HELD = new Assignment("minzdrav", null, NOW.plusSeconds(86400));
    private static final Resolution OUTCOME = new Resolution("Готово", NOW, "ivanova");

    static Stream<Arguments> statusesWithTheirSteps() {
        return Stream.of(
                Arguments.of(
                        new CaseStatus.Triage(null),
                        "assignment, category, joining, kind, promotion, rejection, split"),
                Arguments.of(
                        new CaseStatus.Assigned(HELD),
                        "acceptance, assignment, category, extension, joining, kind, pause, promotion, rejection,"
                                + " resolution, return, split, transfer"),
                Arguments.of(
                        new CaseStatus.Accepted(HELD, NOW),
                        "assignment, category, extension, joining, kind, pause, promotion, rejection, resolution, return,"
                                + " split, transfer"),
                Arguments.of(new CaseStatus.Joined(new Lead(2, "lead", "LEADS-00001"), HELD.until(null)), "separation"),
                Arguments.of(new CaseStatus.Answered(HELD, OUTCOME), "approval"),
                Arguments.of(new CaseStatus.Approved(HELD, OUTCOME, NOW), "closing, reopening"),
                Arguments.of(new CaseStatus.Closed(HELD, OUTCOME, NOW), "reopening"),
                Arguments.of(new CaseStatus.Rejected(null, "spam", NOW), "reopening"));
    }

    @ParameterizedTest
    @MethodSource("statusesWithTheirSteps")
    void shouldAllowInEachStateWhatTheWorkflowSays(CaseStatus status, String steps) {
        assertThat(String.join(", ", in(status, CaseClock.from(NOW)).allowed())).isEqualTo(steps);
    }

    @Test
    void shouldLetAClockThatStandsStillGoOnAndNothingElse() {
        CaseClock paused = CaseClock.from(NOW).pausedAt(NOW.plusSeconds(60));

        assertThat(in(new CaseStatus.Accepted(HELD.until(null), NOW), paused).allowed())
                .contains("resumption", "resolution")
                .doesNotContain("pause", "extension");
        assertThat(in(new CaseStatus.Triage(null), paused).allowed()).doesNotContain("resumption");
    }

    @Test
    void shouldAskForAnAcknowledgementOnlyWhereSomethingCannotWait() {
        CaseClock clock = CaseClock.from(NOW);
        String gas = "gas-smell";

        assertThat(in(new CaseStatus.Triage(null), clock, gas).allowed()).contains("acknowledgement");
        assertThat(in(new CaseStatus.Assigned(HELD), clock, gas).allowed()).contains("acknowledgement");
        assertThat(in(new CaseStatus.Assigned(HELD), clock.acknowledged(), gas).allowed())
                .doesNotContain("acknowledgement");
        assertThat(in(new CaseStatus.Accepted(HELD, NOW), clock, gas).allowed()).doesNotContain("acknowledgement");
    }

    private static Case in(CaseStatus status, CaseClock clock) {
        return in(status, clock, null);
    }

    private static Case in(CaseStatus status, CaseClock clock, @Nullable String emergency) {
        return new Case(
                1,
                "case",
                "REFER-ENCE1",
                1,
                status,
                "message",
                new CaseSnapshot.Origin("connector", "test", "1", "1", null, null),
                "roads",
                0.9,
                "orenburg",
                "social",
                NOW,
                new Ruling("local-roads", "pack", "category=roads"),
                clock,
                "Яма",
                "potholes",
                new Understood("roads", List.of(), null, null, emergency),
                1,
                null,
                null);
    }

    @Test
    void shouldKnowEveryState() {
        long states = Arrays.stream(CaseStatus.class.getPermittedSubclasses())
                .flatMap(StepTest::states)
                .distinct()
                .count();

        assertThat(statusesWithTheirSteps()).hasSize((int) states);
    }

    private static Stream<Class<?>> states(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StepTest::states)
                : Stream.of(type);
    }
}
