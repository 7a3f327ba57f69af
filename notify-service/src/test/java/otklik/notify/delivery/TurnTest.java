package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Samples;
import otklik.eventing.EventJson;
import otklik.region.NoticeKind;

class TurnTest {

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {
                "ACKNOWLEDGEMENT",
                "ACKNOWLEDGEMENT_JOINED",
                "ALERT_TRIAGE",
                "TALK_CASES",
                "STATUS_QUESTION",
                "ERASED"
            })
    void shouldGoFirstWhenSomebodyWaits(NoticeKind kind) {
        assertThat(Turn.of(kind).urgency()).isEqualTo(Urgency.NOW);
    }

    @Test
    void shouldLetADigestWait() {
        assertThat(Turn.of(NoticeKind.DIGEST).urgency()).isEqualTo(Urgency.MANY);
        assertThat(Turn.of(NoticeKind.STATUS_ANSWERED).urgency()).isEqualTo(Urgency.ORDINARY);
    }

    @Test
    void shouldLetTheAnswersToACampaignWaitForTheOthers() throws IOException {
        JsonNode snapshot = EventJson.mapper()
                .readTree(Samples.minimal("otklik.case.answered.v1").json())
                .get("snapshot");
        CaseSnapshot alone = EventJson.mapper().treeToValue(snapshot, CaseSnapshot.class);
        ((ObjectNode) snapshot).put("campaign", "bright-yards");
        CaseSnapshot ofCampaign = EventJson.mapper().treeToValue(snapshot, CaseSnapshot.class);

        assertThat(Turn.of(NoticeKind.STATUS_ANSWERED, alone).urgency()).isEqualTo(Urgency.ORDINARY);
        assertThat(Turn.of(NoticeKind.STATUS_ANSWERED, ofCampaign).urgency()).isEqualTo(Urgency.MANY);
        assertThat(Turn.of(NoticeKind.ACKNOWLEDGEMENT, ofCampaign).urgency()).isEqualTo(Urgency.NOW);
    }

    /** Ranks are kept in the table: they do not change. */
    @Test
    void shouldKeepItsRank() {
        assertThat(Urgency.NOW.rank()).isZero();
        assertThat(Urgency.ofRank(1)).isEqualTo(Urgency.ORDINARY);
        assertThat(Urgency.ofRank(2)).isEqualTo(Urgency.MANY);
    }
}
