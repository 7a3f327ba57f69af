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
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.wait.Eventually;

/** Which changes of a case its citizen hears of, and in which words. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class ToldTest {
    @Inject
    World world;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

    private FakeTelegram telegram;

    @BeforeEach
    void open() {
        telegram = FakeTelegram.start(host.getPort());
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void shouldTellWhoWorksOnItAndUntilWhen() {
        CaseStory story = story("8101");

        world.publish(story.openedInTriage(world.seal("640213")), story.assigned());

        world.awaitStates(story, "SENT", "SENT");
        assertThat(telegram.shownTo("8101").getLast().text()).contains("Answer due by: January 2, 2030");
    }

    @Test
    void shouldTellThatAnAgencyCannotSettleIt() {
        CaseStory story = story("8102");

        world.publish(story.opened(world.seal("640213")), story.returned());

        world.awaitStates(story, "SENT", "SENT");
        assertThat(telegram.shownTo("8102").getLast().text()).contains("cannot settle it");
    }

    @Test
    void shouldAskForARatingWhenTheCaseIsClosed() {
        CaseStory story = story("8103");

        world.publish(story.opened(world.seal("640213")), story.closed());

        world.awaitStates(story, "SENT", "SENT");
        TelegramRequest closing = telegram.shownTo("8103").getLast();
        assertThat(closing.text()).contains("is finished").endsWith("answer with the number.");
        assertThat(closing.buttons()).hasSize(5).contains("rate/K7X2M-9QPRT/5");
    }

    @Test
    void shouldNotAskAgainWhoHasRated() {
        CaseStory story = story("8104");

        world.publish(story.opened(world.seal("640213")), story.rated(5));
        world.publish(story.closed());

        world.awaitStates(story, "SENT", "SENT");
        TelegramRequest closing = telegram.shownTo("8104").getLast();
        assertThat(closing.text()).contains("is finished");
        assertThat(closing.buttons()).isEmpty();
        assertThat(rated(story)).isEmpty();
    }

    @Test
    void shouldSayWhatSomebodyInDangerCanDoHimself() {
        CaseStory story = story("8105");

        world.publish(story.openedUrgently(world.seal("640213")));

        // Beside it staff are called, where other tests have left somebody to call.
        Eventually.within(
                World.PATIENCE,
                "the citizen to be told",
                () -> !telegram.shownTo("8105").isEmpty());
        assertThat(telegram.shownTo("8105").getFirst().text()).contains("call 104 or 112", "640213");
    }

    private List<String> rated(CaseStory story) {
        return world.column("select 1 from notify.rated_case where case_id = '" + story.caseId + "'");
    }

    private CaseStory story(String chatId) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "region", chatId);
        return CaseStory.fromTelegram("region", contact);
    }
}
