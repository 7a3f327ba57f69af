package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.ConversationEvent;
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.FakeSmtp;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.wait.Eventually;

/** What a citizen hears who gave a mailbox beside his chat. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class SecondWayTest {
    @Inject
    World world;

    @ConfigProperty(name = "otklik.telegram.host")
    URI host;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private final String chat = UUID.randomUUID().toString();
    private final String mailbox = UUID.randomUUID().toString();
    private final String address = "reader-" + mailbox + "@mail.example";
    private final String chatId = Long.toString(7_000_000_000L + Integer.toUnsignedLong(chat.hashCode()));
    private FakeTelegram telegram;
    private FakeSmtp relay;

    @BeforeEach
    void open() {
        telegram = FakeTelegram.start(host.getPort());
        relay = FakeSmtp.start(port);
        world.giveContact(chat, "region", chatId);
        world.giveMailbox(mailbox, "region", address, chat);
    }

    @AfterEach
    void close() {
        telegram.close();
        relay.close();
    }

    @Test
    void shouldWriteALetterInsteadWhenThePersonBlockedTheBot() {
        telegram.block(chatId);
        CaseStory story = CaseStory.fromTelegram("region", chat);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(chat, "DEAD");
        world.awaitStatesOf(mailbox, "SENT");
        assertThat(relay.mailbox(address).getFirst().text()).contains(story.reference, "640213");
        assertThat(world.column("select instead_of from notify.delivery where endpoint = '" + mailbox + "'"))
                .isEqualTo(world.column("select notice_id from notify.delivery where endpoint = '" + chat + "'"));
    }

    @Test
    void shouldWriteNoLetterWhenTheChatWorks() {
        CaseStory story = CaseStory.fromTelegram("region", chat);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(chat, "SENT");
        assertThat(world.statesOf(mailbox)).isEmpty();
    }

    @Test
    void shouldWriteNoLetterWhenThePersonStoppedNotices() {
        stop("telegram", "region");
        CaseStory story = CaseStory.fromTelegram("region", chat);

        world.publish(story.opened(world.seal("640213")));

        Eventually.within(
                World.PATIENCE,
                "the notice to be given up",
                () -> world.column("select fault from notify.delivery where case_id = '" + story.caseId + "'")
                        .equals(List.of("stopped")));
        assertThat(world.statesOf(mailbox)).isEmpty();
    }

    @Test
    void shouldTryNoThirdWayWhenTheSecondFailsToo() {
        telegram.block(chatId);
        relay.refuse(address, "550 5.1.1 no such user");
        CaseStory story = CaseStory.fromTelegram("region", chat);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(mailbox, "DEAD");
        assertThat(world.column("select 1 from notify.delivery where case_id = '" + story.caseId + "'"))
                .hasSize(2);
    }

    @Test
    void shouldWriteALetterWhenNothingWritesToTheChannelThatHeUsed() {
        CaseStory story = CaseStory.fromChat("pigeon", "post", chat);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(chat, "DEAD");
        world.awaitStatesOf(mailbox, "SENT");
        assertThat(relay.mailbox(address).getFirst().text()).contains(story.reference, "640213");
        assertThat(world.column("select instead_of from notify.delivery where endpoint = '" + mailbox + "'"))
                .isEqualTo(world.column("select notice_id from notify.delivery where endpoint = '" + chat + "'"));
    }

    @Test
    void shouldWriteNoLetterForAChannelThatNothingWritesToWhenThePersonStoppedNotices() {
        stop("pigeon", "post");
        CaseStory story = CaseStory.fromChat("pigeon", "post", chat);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(chat, "DEAD");
        assertThat(world.statesOf(mailbox)).isEmpty();
    }

    private void stop(String channel, String bot) {
        Chat place = new Chat(channel, bot, "talk-" + chat, chat, "citizen-" + chat, "en");
        Outgoing<ConversationEvent> stop = Outgoing.to(
                Streams.CONVERSATIONS_EVENTS,
                place.conversation(),
                Ids.next(),
                place.conversation(),
                new CommandGiven(place, "stop", null, null, null, Instant.now()));
        world.publish(stop);
        Eventually.within(
                World.PATIENCE,
                "the stop to be kept",
                () -> !world.column("select 1 from notify.chat_bar where stopped_at is not null and contact_id = '"
                                + chat + "'")
                        .isEmpty());
    }
}
