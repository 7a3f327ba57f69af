package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
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

/** What a person who spoke on a wall is shown, and what everybody reads there. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class VkWallTest {
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
    void shouldTellThePersonAloneAndTheWallOnlyThatItDid() {
        CaseStory story = story("-77:5:9:8001");

        world.publish(story.opened(world.seal("640213")), story.assigned());
        world.awaitStates(story, "SENT", "SENT");
        world.publish(story.answered("Починили насос."));

        world.awaitStates(story, "SENT", "SENT", "SENT");
        assertThat(vk.shownTo("8001")).extracting(VkRequest::method).containsOnly("messages.send");
        assertThat(vk.shownTo("8001").getFirst().text()).contains(story.reference, "640213");
        assertThat(vk.shownTo("8001").getLast().text()).contains("Починили насос.");
        List<VkRequest> aloud = vk.shownTo("wall-77_5");
        assertThat(aloud).hasSize(2).extracting(VkRequest::replyTo).containsOnly("9");
        assertThat(aloud)
                .allSatisfy(comment -> assertThat(comment.text())
                        .doesNotContain(story.reference, "640213", "насос")
                        .contains("direct message"));
    }

    @Test
    void shouldLeaveALinkWhereThePersonTakesNoMessages() {
        vk.disallow("8002");
        CaseStory story = story("-77:6:9:8002");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(vk.shownTo("8002")).isEmpty();
        VkRequest comment = vk.shownTo("wall-77_6").getFirst();
        assertThat(comment.text()).contains("https://feedback.example.org/").doesNotContain(story.reference, "640213");
        assertThat(world.column(
                        "select provider_message_id from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("comment-77_" + comment.id());
    }

    @Test
    void shouldSayNothingAloudOfAStepOnTheWay() {
        vk.disallow("8003");
        CaseStory story = story("-77:7:9:8003");

        world.publish(story.assigned());

        world.awaitStates(story, "DEAD");
        assertThat(vk.shown()).isEmpty();
    }

    @Test
    void shouldShowEachOnceWhenTheCommentHasToBeTriedAgain() {
        CaseStory story = story("-77:8:0:8004");
        vk.faults().whenever(request -> request.method().equals("wall.createComment"), Fault.resetAfterAcceptance());

        world.publish(story.opened(world.seal("640213")));
        Eventually.within(
                World.PATIENCE,
                "the comment to be tried twice",
                () -> vk.requests().size() >= 4);
        vk.faults().heal();

        world.awaitStates(story, "SENT");
        assertThat(vk.shownTo("8004")).hasSize(1);
        assertThat(vk.shownTo("wall-77_8"))
                .hasSize(1)
                .extracting(VkRequest::replyTo)
                .containsOnlyNulls();
    }

    @Test
    void shouldBeContentWithTheMessageWhereCommentsAreClosed() {
        vk.closeComments("wall-77_10");
        CaseStory story = story("-77:10:9:8005");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(vk.shownTo("8005")).hasSize(1);
        assertThat(vk.requests()).hasSize(2);
    }

    @Test
    void shouldTellNobodyOfACommentThatWasTakenAway() {
        CaseStory story = story("-77:11:9:0");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "DEAD");
        assertThat(vk.requests()).isEmpty();
    }

    private CaseStory story(String address) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "vk", "region", address);
        return CaseStory.fromChat("vk", "region", contact);
    }
}
