package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.eventing.EventJson;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.wait.Eventually;

/** What platforms hear on {@code connector.<code>.statuses}. In the region pack active-citizen and incident-manager want it. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class StatusTopicTest {
    @Inject
    World world;

    @Inject
    @ConfigProperty(name = "otklik.kafka.bootstrap-servers")
    String bootstrap;

    @Test
    void shouldTellByTopicWhatTheWebhookTellsUnderTheSameIds() {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            world.register("active-citizen", receiver, "/both");
            CaseStory story = CaseStory.from("active-citizen");

            world.publish(story.opened(world.seal("111111")), story.answered("The lamp shines."));

            world.awaitStates(story, "SENT", "SENT");
            List<ConsumerRecord<byte[], byte[]>> told = await("active-citizen", story, 2);
            assertThat(told)
                    .extracting(record -> TopicRecords.header(record, "ce_id"))
                    .containsExactlyElementsOf(receiver.accepted().stream()
                            .filter(webhook -> String.valueOf(webhook.kept()).contains(story.externalId))
                            .map(ReceivedWebhook::webhookId)
                            .toList());
            JsonNode answered = json(told.getLast());
            assertThat(answered.path("externalId").asText()).isEqualTo(story.externalId);
            assertThat(answered.path("messageId").asText()).isEqualTo(story.messageId);
            assertThat(answered.path("reference").asText()).isEqualTo(story.reference);
            assertThat(answered.path("network").asText()).isEqualTo("active-citizen");
            assertThat(answered.path("status").asText()).isEqualTo("approved");
            assertThat(answered.path("resolution").asText()).isEqualTo("The lamp shines.");
            assertThat(new String(told.getFirst().value(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("111111");
            assertThat(receiver.accepted().getLast().kept()).contains("\"network\":\"active-citizen\"");
        }
    }

    @Test
    void shouldLeaveOutNoStatusAndKeepTheirOrderWhileTheWebhookFails() {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            world.register("incident-manager", receiver, "/failing");
            receiver.faults().always(Fault.serverError());
            CaseStory story = CaseStory.from("incident-manager");

            world.publish(story.openedInTriage(world.seal("111111")), story.assigned(), story.answered("Mended."));

            assertThat(await("incident-manager", story, 3))
                    .extracting(record -> json(record).path("notice").asText())
                    .containsExactly("acknowledgement-triage", "status-assigned", "status-answered");
        }
    }

    @Test
    void shouldKeepTheAgencysWordsFromAPlatformThatAnswersInPublic() {
        CaseStory story = CaseStory.from("incident-manager");

        world.publish(story.opened(world.seal("111111")), story.answered("To be read by the citizen alone."));

        assertThat(await("incident-manager", story, 2)).allSatisfy(record -> {
            assertThat(json(record).has("resolution")).isFalse();
            assertThat(json(record).has("network")).isFalse();
        });
    }

    @Test
    void shouldTellNobodyWhoDoesNotWantItAndNothingOfTheErased() {
        CaseStory unwanted = CaseStory.from("bench");
        CaseStory byFile = CaseStory.from("pos-gosuslugi");
        CaseStory erased = CaseStory.from("active-citizen");
        CaseStory last = CaseStory.from("active-citizen");
        Outgoing<CaseEvent> opened = erased.opened(world.seal("111111"));
        Outgoing<CaseEvent> answered = erased.answered("Late.");

        world.publish(unwanted.opened(world.seal("111111")), byFile.opened(world.seal("111111")), opened);
        await("active-citizen", erased, 1);
        world.publish(erased.erased());
        Eventually.within(
                World.PATIENCE,
                "the case to be marked",
                () -> !world.column("select 1 from notify.erased_case where case_id = '" + erased.caseId + "'")
                        .isEmpty());
        world.publish(answered, last.opened(world.seal("111111")));
        await("active-citizen", last, 1);

        assertThat(about("active-citizen", erased)).hasSize(1);
        assertThat(about("bench", unwanted)).isEmpty();
        assertThat(about("pos-gosuslugi", byFile)).as("who wants a file").isEmpty();
    }

    private List<ConsumerRecord<byte[], byte[]>> await(String connector, CaseStory story, int number) {
        Eventually.within(
                World.PATIENCE,
                number + " statuses on the topic",
                () -> about(connector, story).size() >= number);
        return about(connector, story);
    }

    private List<ConsumerRecord<byte[], byte[]>> about(String connector, CaseStory story) {
        return new TopicRecords(bootstrap)
                .all("connector." + connector + ".statuses").stream()
                        .filter(record -> story.caseId.equals(TopicRecords.header(record, "ce_subject")))
                        .toList();
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventJson.mapper().readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
