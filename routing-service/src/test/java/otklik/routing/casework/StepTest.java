package otklik.routing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.region.RejectReason;

class StepTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Assignment HELD = new Assignment("minzdrav", null, NOW.plusSeconds(86400));
    private static final Resolution OUTCOME = new Resolution("Готово", NOW, "ivanova");

    static Stream<Arguments> statusesWithTheirSteps() {
        return Stream.of(
                Arguments.of(new CaseStatus.Triage(null), "assignment, category, rejection"),
                Arguments.of(
                        new CaseStatus.Assigned(HELD),
                        "acceptance, assignment, category, rejection, resolution, return"),
                Arguments.of(new CaseStatus.Accepted(HELD, NOW), "assignment, category, rejection, resolution, return"),
                Arguments.of(new CaseStatus.Answered(HELD, OUTCOME), "approval"),
                Arguments.of(new CaseStatus.Approved(HELD, OUTCOME, NOW), "closing, reopening"),
                Arguments.of(new CaseStatus.Closed(HELD, OUTCOME, NOW), "reopening"),
                Arguments.of(new CaseStatus.Rejected(null, RejectReason.SPAM, NOW), "reopening"));
    }

    @ParameterizedTest
    @MethodSource("statusesWithTheirSteps")
    void shouldAllowInEachStateWhatTheWorkflowSays(CaseStatus status, String steps) {
        assertThat(String.join(", ", status.allowed())).isEqualTo(steps);
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
