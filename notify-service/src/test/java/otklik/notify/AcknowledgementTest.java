package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.eventing.EventJson;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.WebhookReceiver;

/** What the connector of a new case gets. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class AcknowledgementTest {
    private static final String PIN = "493817";

    @Inject
    World world;

    private final WebhookReceiver receiver = WebhookReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shouldTellTheConnectorOfWhomTheCitizensAddressCannotBeWrittenTo() throws Exception {
        world.register("test", receiver, "/contact");
        CaseStory story = CaseStory.fromWithContact("test", "contact-by-email");

        world.publish(story.opened(world.seal(PIN)));
        world.awaitStates(story, "SENT");

        assertThat(receiver.received())
                .anyMatch(webhook -> String.valueOf(webhook.kept()).contains(story.externalId));
    }

    @Test
    void shouldSendOneSignedAcknowledgementWhenTheEventComesTwice() throws Exception {
        world.register("test", receiver, "/ack");
        CaseStory story = CaseStory.from("test");
        Outgoing<CaseEvent> opened = story.opened(world.seal(PIN));
        CaseStory later = CaseStory.from("test");

        world.publish(opened, opened);
        world.awaitStates(story, "SENT");
        world.publish(opened, later.opened(world.seal(PIN)));
        world.awaitStates(later, "SENT");

        List<ReceivedWebhook> got = receiver.received().stream()
                .filter(webhook -> String.valueOf(webhook.kept()).contains(story.externalId))
                .toList();
        assertThat(got).hasSize(1);
        assertThat(got.getFirst().signed()).isTrue();
        JsonNode body = EventJson.mapper().readTree(got.getFirst().kept());
        assertThat(body.path("type").asText()).isEqualTo("notice.acknowledgement");
        JsonNode data = body.path("data");
        assertThat(data.path("noticeId").asText()).isEqualTo(got.getFirst().webhookId());
        assertThat(data.path("messageId").asText()).isEqualTo(story.messageId);
        assertThat(data.path("reference").asText()).isEqualTo(story.reference);
        assertThat(data.path("pin").asText()).isEqualTo(PIN);
        assertThat(data.path("status").asText()).isEqualTo("assigned");
        assertThat(data.path("agency").path("code").asText()).isEqualTo("minstroy");
        assertThat(data.path("agency").path("title").asText()).isNotEmpty();
        assertThat(data.path("deadline").asText()).isEqualTo(CaseStory.DEADLINE.toString());
        assertThat(data.path("text").asText())
                .contains(story.reference, PIN, "/web/case.html#" + story.reference)
                .doesNotContain("/v1/public/");
    }

    @Test
    void shouldSayWhoWorksOnItAgainWhenAnAssignmentIsTakenBack() throws Exception {
        world.register("test", receiver, "/undone");
        CaseStory moved = CaseStory.from("test");
        CaseStory waiting = CaseStory.from("test");

        world.publish(moved.undone("assignment", "minstroy"), waiting.undone("assignment", null));
        world.publish(waiting.undone("acceptance", "minstroy"), waiting.assigned());
        world.awaitStates(moved, "SENT");
        world.awaitStates(waiting, "SENT");

        assertThat(receiver.received())
                .filteredOn(webhook -> String.valueOf(webhook.kept()).contains(moved.externalId))
                .singleElement()
                .satisfies(webhook -> assertThat(String.valueOf(webhook.kept()))
                        .contains("\"notice.status-assigned\"", "\"code\":\"minstroy\""));
        assertThat(receiver.received())
                .filteredOn(webhook -> String.valueOf(webhook.kept()).contains(waiting.externalId))
                .singleElement()
                .satisfies(webhook -> assertThat(String.valueOf(webhook.kept())).contains("\"code\":\"minzdrav\""));
    }
}
