package otklik.routing.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.AgencyAction;
import otklik.contracts.AgencyAction.Accept;
import otklik.contracts.AgencyAction.Answer;
import otklik.contracts.AgencyAction.GiveBack;
import otklik.contracts.Samples;
import otklik.contracts.Samples.Sample;
import otklik.contracts.Streams;
import otklik.eventing.EventJson;
import otklik.routing.casework.Reference;
import otklik.routing.desk.CommandResult;

class ActionCheckTest {
    private static final String CASE = "7K3QM-X9D2V";

    static List<Sample> samples() {
        return Samples.of(Streams.AGENCY_ACTIONS);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldFindNoFaultInTheSamples(Sample sample) throws Exception {
        Class<? extends AgencyAction> shape =
                Objects.requireNonNull(Streams.AGENCY_ACTIONS.events().get(sample.type()));

        assertThat(ActionCheck.fault(EventJson.mapper().readValue(sample.json(), shape)))
                .isNull();
    }

    @Test
    void shouldNameTheFieldThatIsAtFault() {
        assertThat(field(new Accept(null, null, "a"))).isEqualTo("reference");
        assertThat(field(new Accept(CASE, 0, "a"))).isEqualTo("caseVersion");
        assertThat(field(new Accept(CASE, null, null))).isEqualTo("actor");
        assertThat(field(new Accept(CASE, null, " "))).isEqualTo("actor");
        assertThat(field(new Accept(CASE, null, "a\nb"))).isEqualTo("actor");
        assertThat(field(new Accept(CASE, null, "a".repeat(101)))).isEqualTo("actor");
        assertThat(field(new Accept(CASE, 1, "a".repeat(100)))).isNull();
        assertThat(field(new GiveBack(CASE, null, "a", null, null))).isEqualTo("reason");
        assertThat(field(new GiveBack(CASE, null, "a", "r".repeat(2_001), null)))
                .isEqualTo("reason");
        assertThat(field(new GiveBack(CASE, null, "a", "r", " "))).isEqualTo("hint");
        assertThat(field(new Answer(CASE, null, "a", "t".repeat(20_001)))).isEqualTo("text");
        assertThat(field(new Answer(CASE, null, "a", "a\0b"))).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "ключ", "\u007f"})
    void shouldUseNoIdThatCannotBeAHeader(String id) {
        assertThat(ActionCheck.isUsableId(id)).isFalse();
        assertThat(ActionCheck.isUsableId("x".repeat(201))).isFalse();
        assertThat(ActionCheck.isUsableId("x".repeat(200))).isTrue();
    }

    @Test
    void shouldNameTheActionsThatTheStateAllowsTheAgency() {
        var notNow = new CommandResult.NotNow("assigned", Set.of("acceptance", "assignment", "resolution"));

        ActionRefusal refusal = Objects.requireNonNull(ActionRefusal.of(notNow, new Reference(CASE)));

        assertThat(refusal.allowed()).containsExactly("otklik.agency.accept.v1", "otklik.agency.answer.v1");
        assertThat(refusal.detail()).contains("possible now: otklik.agency.accept.v1");
    }

    private static @Nullable String field(AgencyAction action) {
        ActionRefusal fault = ActionCheck.fault(action);
        return fault == null ? null : fault.field();
    }
}
