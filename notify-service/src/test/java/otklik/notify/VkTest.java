package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeVk;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.VkRequest;
import otklik.testkit.wait.Eventually;

/** What a person who wrote to the community is shown. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class VkTest {
    @Inject
    World world;

    @ConfigProperty(name = "otklik.vk.host")
    URI host;

    private FakeVk vk;

    @BeforeEach
    void open() {
        vk = FakeVk.start(host.getPort());
    }

    @AfterEach
    void close() {
        vk.close();
    }

    @Test
    void shouldShowNumberAndPinInTheChat() {
        CaseStory story = story("7001");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        VkRequest shown = vk.shownTo("7001").getFirst();
        assertThat(shown.method()).isEqualTo("messages.send");
        assertThat(shown.text()).contains(story.reference, "640213");
        assertThat(providerIds(story)).containsExactly(Long.toString(shown.id()));
    }

    @Test
    void shouldBeSeenOnceWhateverBecomesOfTheAnswer() {
        CaseStory story = story("7002");
        vk.faults().next(Fault.resetAfterAcceptance(), Fault.serverError(), new Fault.Nonsense());

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(vk.requests()).hasSize(4);
        assertThat(vk.shownTo("7002")).hasSize(1);
        assertThat(vk.requests().stream().map(VkRequest::once).distinct()).hasSize(1);
    }

    @Test
    void shouldWaitWhenThereAreTooMany() {
        CaseStory story = story("7003");
        vk.faults().next(Fault.tooMany(Duration.ofSeconds(1)), Fault.tooMany(Duration.ofSeconds(1)));

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(vk.shownTo("7003")).hasSize(1);
    }

    @Test
    void shouldGiveUpAtOnceWhenThePersonTakesNoMessages() {
        vk.disallow("7004");
        CaseStory story = story("7004");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "DEAD");
        assertThat(vk.requests()).hasSize(1);
        assertThat(world.column("select reason from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("VK's error 901: the person takes no messages of ours");
    }

    @Test
    void shouldGoOnWithTheOtherTokenWhenTheFirstIsNotKnownAnyMore() {
        vk.knowOnly("vk-token-to-come");
        CaseStory story = story("7005");

        world.publish(story.opened(world.seal("640213")));
        world.awaitStates(story, "SENT");

        assertThat(vk.shownTo("7005")).hasSize(1);
        vk.knowOnly("vk-token-of-the-test");
        CaseStory back = story("7006");
        world.publish(back.opened(world.seal("640213")));
        world.awaitStates(back, "SENT");
    }

    @Test
    void shouldPutButtonsThatSendMessagesUnderAnAnswerAlone() {
        CaseStory story = story("7008");

        world.publish(story.opened(world.seal("640213")), story.answered("Done."));

        world.awaitStates(story, "SENT", "SENT");
        assertThat(vk.shownTo("7008").getFirst().keyboard()).isNull();
        VkRequest answer = vk.shownTo("7008").getLast();
        assertThat(answer.text()).endsWith("answer with the number.");
        assertThat(answer.payloads())
                .containsExactly(
                        "{\"data\":\"rate/K7X2M-9QPRT/1\"}",
                        "{\"data\":\"rate/K7X2M-9QPRT/2\"}",
                        "{\"data\":\"rate/K7X2M-9QPRT/3\"}",
                        "{\"data\":\"rate/K7X2M-9QPRT/4\"}",
                        "{\"data\":\"rate/K7X2M-9QPRT/5\"}");
        JsonObject keyboard = new JsonObject(answer.keyboard());
        assertThat(keyboard.getBoolean("inline")).isTrue();
        JsonArray row = keyboard.getJsonArray("buttons").getJsonArray(0);
        assertThat(row.getJsonObject(0).getJsonObject("action"))
                .isEqualTo(new JsonObject()
                        .put("type", "text")
                        .put("label", "1")
                        .put("payload", "{\"data\":\"rate/K7X2M-9QPRT/1\"}"));
    }

    @Test
    void shouldKeepAnAnswerUntilTheCommunityMayHaveButtons() {
        vk.switchKeyboards(false);
        CaseStory story = story("7009");
        CaseStory other = story("7010");
        world.publish(story.opened(world.seal("640213")), story.answered("Done."));
        Eventually.within(
                World.PATIENCE,
                "VK to refuse the answer",
                () -> vk.requests().stream().anyMatch(request -> request.error() == 912));

        world.publish(other.opened(world.seal("640213")));
        world.awaitStates(other, "SENT");
        vk.switchKeyboards(true);

        world.awaitStates(story, "SENT", "SENT");
        assertThat(vk.shownTo("7009").getLast().payloads()).hasSize(5);
    }

    @Test
    void shouldCutTheAnswerWhenItIsLongerThanVkTakes() {
        CaseStory story = story("7007");

        world.publish(story.opened(world.seal("640213")), story.answered("ж".repeat(5000)));

        world.awaitStates(story, "SENT", "SENT");
        assertThat(vk.shownTo("7007").getLast().text()).hasSize(FakeVk.MAX_TEXT).contains("ж…", story.reference);
    }

    private List<String> providerIds(CaseStory story) {
        return world.column("select provider_message_id from notify.delivery where case_id = '" + story.caseId + "'");
    }

    private CaseStory story(String person) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "vk", "region", person);
        return CaseStory.fromChat("vk", "region", contact);
    }
}
