package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.EventJson;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** In which order the notices of a case come, and which of them need not come at all. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class OrderTest {
    @Inject
    World world;

    private final WebhookReceiver receiver = WebhookReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shouldKeepTheOrderOfACaseWhenTheFirstNoticeFailsAtFirst() {
        world.register("incident-manager", receiver, "/order");
        receiver.faults().next(Fault.serverError(), Fault.serverError(), Fault.serverError());
        CaseStory story = CaseStory.from("incident-manager");

        world.publish(story.opened(world.seal("222222")), story.answered("The road is mended."));

        world.awaitStates(story, "SENT", "SENT");
        assertThat(acceptedVersions()).containsExactly(1, 2);
    }

    @Test
    void shouldLeaveOutAStatusWhenALaterOneIsThereBeforeItWasSent() {
        world.register("incident-manager", receiver, "/superseded");
        receiver.faults().always(Fault.serverError());
        CaseStory story = CaseStory.from("incident-manager");

        world.publish(story.openedInTriage(world.seal("222222")));
        Eventually.within(World.PATIENCE, "a failed acknowledgement", () -> receiver.count() > 0);
        world.publish(story.assigned());
        world.awaitStates(story, world.states(story).getFirst(), "PENDING");
        world.publish(story.answered("The road is mended."));
        Eventually.within(
                World.PATIENCE,
                "the first status to be superseded",
                () -> world.states(story).get(1).equals("SUPERSEDED"));
        receiver.faults().heal();

        world.awaitStates(story, "SENT", "SUPERSEDED", "SENT");
        assertThat(acceptedVersions()).containsExactly(1, 3);
    }

    @Test
    void shouldStillTellTheAnswerWhenTheCaseIsRevisedAfterIt() {
        world.register("incident-manager", receiver, "/answer");
        receiver.faults().always(Fault.serverError());
        CaseStory story = CaseStory.from("incident-manager");

        world.publish(
                story.opened(world.seal("222222")),
                story.repeated(),
                story.reportedByPlatform(),
                story.answered("The road is mended."),
                story.revised());
        Eventually.within(
                World.PATIENCE,
                "all notices to be planned",
                () -> world.states(story).size() == 3);
        receiver.faults().heal();

        world.awaitStates(story, "SENT", "SENT", "SENT");
        assertThat(acceptedVersions()).containsExactly(1, 4, 5);
    }

    @Test
    void shouldNotHoldTheOthersWhenOneNoticeIsNeverTaken() {
        world.register("incident-manager", receiver, "/poison");
        CaseStory poison = CaseStory.from("incident-manager");
        receiver.faults()
                .whenever(webhook -> String.valueOf(webhook.kept()).contains(poison.externalId), Fault.serverError());
        List<CaseStory> others = Stream.generate(() -> CaseStory.from("incident-manager"))
                .limit(20)
                .toList();

        world.publish(poison.opened(world.seal("222222")));
        world.publish(
                others.stream().map(story -> story.opened(world.seal("222222"))).toList());

        others.forEach(story -> world.awaitStates(story, "SENT"));
        assertThat(world.states(poison)).doesNotContain("SENT", "DEAD");
    }

    private List<Integer> acceptedVersions() {
        return receiver.accepted().stream()
                .map(webhook -> {
                    try {
                        return EventJson.mapper()
                                .readTree(webhook.kept())
                                .path("data")
                                .path("caseVersion")
                                .asInt();
                    } catch (JsonProcessingException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
