package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.wait.Eventually;

/** What happens when the receiver does not take a notice at once. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class RetryTest {
    @Inject
    World world;

    @Inject
    MovableClock clock;

    private final WebhookReceiver receiver = WebhookReceiver.start();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shouldTryAgainUnderTheSameIdWhenTheReceiverFails() {
        world.register("active-citizen", receiver, "/failing");
        receiver.faults().next(Fault.serverError(), Fault.resetBeforeAcceptance());
        CaseStory story = CaseStory.from("active-citizen");

        world.publish(story.opened(world.seal("111111")));

        world.awaitStates(story, "SENT");
        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().stream().map(ReceivedWebhook::webhookId).distinct())
                .hasSize(1);
        assertThat(receiver.accepted()).hasSize(1);
    }

    @Test
    void shouldWaitAsLongAsTheReceiverAsksWhenItHasTooMuch() {
        world.register("active-citizen", receiver, "/busy");
        receiver.faults().next(Fault.tooMany(Duration.ofSeconds(30)));
        CaseStory story = CaseStory.from("active-citizen");

        world.publish(story.opened(world.seal("111111")));
        Eventually.within(
                World.PATIENCE,
                "the refusal to be written down",
                () -> attempts(story).equals(List.of("1")));
        boolean asked = world.column(
                        "select due_at - planned_at > interval '29 seconds' from notify.delivery where case_id = '"
                                + story.caseId + "'")
                .equals(List.of("t"));
        clock.advance(Duration.ofSeconds(32));

        world.awaitStates(story, "SENT");
        assertThat(asked).isTrue();
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void shouldGiveUpAfterAFewTriesWhenTheReceiverForbids() {
        world.register("active-citizen", receiver, "/forbidding");
        receiver.faults().always(Fault.forbidden());
        CaseStory story = CaseStory.from("active-citizen");

        world.publish(story.opened(world.seal("111111")));

        world.awaitStates(story, "DEAD");
        assertThat(attempts(story)).containsExactly("5");
        assertThat(receiver.accepted()).isEmpty();
    }

    @Test
    void shouldNotSendAnyMoreWhenTheReceiverSaysThatItIsGone() {
        world.register("pos-gosuslugi", receiver, "/gone");
        receiver.faults().always(Fault.gone());
        CaseStory first = CaseStory.from("pos-gosuslugi");
        CaseStory second = CaseStory.from("pos-gosuslugi");
        CaseStory elsewhere = CaseStory.from("active-citizen");
        world.register("active-citizen", receiver, "/there");

        world.publish(first.opened(world.seal("111111")));
        world.awaitStates(first, "DEAD");
        Eventually.within(
                World.PATIENCE,
                "the webhook to be inactive",
                () -> world.column("select active from notify.webhook where connector = 'pos-gosuslugi'")
                        .equals(List.of("f")));
        receiver.faults().heal();
        world.publish(second.opened(world.seal("111111")), elsewhere.opened(world.seal("111111")));
        world.awaitStates(elsewhere, "SENT");

        assertThat(world.states(second)).isEmpty();
    }

    @Test
    void shouldSendAgainUnderTheSameIdWhenTheSenderDiedBeforeItWroteItDown() {
        world.register("active-citizen", receiver, "/crash");
        receiver.faults().always(Fault.serverError());
        CaseStory story = CaseStory.from("active-citizen");
        world.publish(story.opened(world.seal("111111")));
        Eventually.within(World.PATIENCE, "a first attempt", () -> receiver.count() > 0);
        Eventually.within(
                World.PATIENCE,
                "the row to be as another instance left it when it died",
                () -> world.update(
                                "update notify.delivery set state = 'SENDING', held_by = 'other/dead', due_at = now() + interval '60 seconds'"
                                        + " where state = 'PENDING' and case_id = '" + story.caseId + "'")
                        == 1);
        String sentByTheDead = receiver.received().getLast().webhookId();
        receiver.faults().heal();

        clock.advance(Duration.ofSeconds(61));

        world.awaitStates(story, "SENT");
        assertThat(receiver.accepted()).extracting(ReceivedWebhook::webhookId).containsExactly(sentByTheDead);
    }

    @Test
    void shouldServeTheOthersWhenOneReceiverHangs() {
        world.register("bench", receiver, "/hanging");
        world.register("import", receiver, "/lively");
        receiver.faults().whenever(webhook -> webhook.path().equals("/hanging"), Fault.hang());
        List<CaseStory> hanging =
                Stream.generate(() -> CaseStory.from("bench")).limit(100).toList();
        List<CaseStory> lively =
                Stream.generate(() -> CaseStory.from("import")).limit(30).toList();

        world.publish(open(hanging));
        world.publish(open(lively));

        lively.forEach(story -> world.awaitStates(story, "SENT"));
        assertThat(hanging).noneMatch(story -> world.states(story).contains("SENT"));
        receiver.faults().heal();
        clock.advance(Duration.ofSeconds(61));
        hanging.forEach(story -> world.awaitStates(story, "SENT"));
    }

    private List<Outgoing<CaseEvent>> open(List<CaseStory> stories) {
        return stories.stream().map(story -> story.opened(world.seal("111111"))).toList();
    }

    private List<String> attempts(CaseStory story) {
        return world.column(
                "select attempts from notify.delivery where attempts > 0 and case_id = '" + story.caseId + "'");
    }
}
