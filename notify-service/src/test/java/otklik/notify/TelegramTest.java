package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.wait.Eventually;

/** What a person who wrote to the bot is shown. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class TelegramTest {
    @Inject
    World world;

    @Inject
    MovableClock clock;

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
    void shouldShowNumberAndPinInTheChatWhenTheCaseIsOpened() {
        String contact = contact("5001");
        CaseStory story = CaseStory.fromTelegram("region", contact);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
        assertThat(telegram.shownTo("5001")).hasSize(1);
        assertThat(telegram.shownTo("5001").getFirst().text()).contains(story.reference, "640213");
        assertThat(world.column(
                        "select provider_message_id from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly(Long.toString(telegram.shown().getFirst().messageId()));
    }

    @Test
    void shouldWaitForTheContactWhenTheEventOvertookIt() {
        String contact = UUID.randomUUID().toString();
        CaseStory story = CaseStory.fromTelegram("region", contact);
        // The contacts' reader is told of an end that it has not reached, as when it lags.
        world.publish(story.opened(world.seal("640213")));
        Eventually.within(
                World.PATIENCE,
                "the delivery to wait for the contact",
                () -> world.update(
                                "update notify.delivery set awaits = '0:999999' where state = 'PENDING' and awaits is not null and case_id = '"
                                        + story.caseId + "'")
                        == 1);
        clock.advance(Duration.ofSeconds(2));

        world.giveContact(contact, "region", "5002");
        Eventually.within(
                World.PATIENCE,
                "the contact to be kept",
                () -> !world.column("select 1 from notify.contact where contact_id = '" + contact + "'")
                        .isEmpty());
        clock.advance(Duration.ofSeconds(2));

        world.awaitStates(story, "SENT");
        assertThat(telegram.shownTo("5002")).hasSize(1);
    }

    @Test
    void shouldGiveUpWhenTheContactsWereReadAndItWasNotAmongThem() {
        CaseStory story = CaseStory.fromTelegram("region", UUID.randomUUID().toString());

        world.publish(story.opened(world.seal("640213")));
        Eventually.within(
                World.PATIENCE,
                "the contact to be missed",
                () -> !world.column("select 1 from notify.delivery where awaits is not null and case_id = '"
                                + story.caseId + "'")
                        .isEmpty());
        clock.advance(Duration.ofSeconds(2));

        world.awaitStates(story, "DEAD");
        assertThat(world.column("select reason from notify.delivery where case_id = '" + story.caseId + "'"))
                .containsExactly("there is no contact to answer to");
    }

    @Test
    void shouldSendOneAfterTheOtherWhenAChatHasSeveralCases() {
        String contact = contact("5003");
        List<CaseStory> stories = Stream.generate(() -> CaseStory.fromTelegram("region", contact))
                .limit(5)
                .toList();
        telegram.faults().next(Fault.tooMany(Duration.ofSeconds(1)), Fault.serverError());

        stories.forEach(story -> world.publish(story.opened(world.seal("640213")), story.answered("Done.")));

        stories.forEach(story -> {
            clock.advance(Duration.ofSeconds(1));
            world.awaitStates(story, "SENT", "SENT");
        });
        assertThat(telegram.shownTo("5003")).hasSize(10);
    }

    @Test
    void shouldNotSendAgainWhatIsOnItsWayWhenPostgreSqlForgotTheLease() {
        telegram.faults().next(new Fault.AnswerLate(Duration.ofSeconds(2)));
        CaseStory story = CaseStory.fromTelegram("region", contact("5006"));
        world.publish(story.opened(world.seal("640213")));
        Eventually.within(World.PATIENCE, "the call", () -> telegram.requests().size() == 1);

        // As a crash leaves it: leases are committed without waiting for the disk.
        world.update(
                "update notify.delivery set state = 'PENDING', due_at = planned_at, held_by = null where case_id = '"
                        + story.caseId + "'");

        world.awaitStates(story, "SENT");
        assertThat(telegram.requests()).hasSize(1);
    }

    @Test
    void shouldGiveUpAtOnceWhenThePersonBlockedTheBot() {
        telegram.block("5004");
        CaseStory story = CaseStory.fromTelegram("region", contact("5004"));

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "DEAD");
        assertThat(telegram.requests()).hasSize(1);
    }

    @Test
    void shouldCutTheAnswerWhenItIsLongerThanTelegramTakes() {
        CaseStory story = CaseStory.fromTelegram("region", contact("5005"));

        world.publish(story.opened(world.seal("640213")), story.answered("ж".repeat(5000)));

        world.awaitStates(story, "SENT", "SENT");
        TelegramRequest answer = telegram.shownTo("5005").getLast();
        assertThat(answer.text()).hasSize(FakeTelegram.MAX_TEXT).contains("ж…", story.reference);
    }

    private String contact(String chat) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "region", chat);
        return contact;
    }
}
