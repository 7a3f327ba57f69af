package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.notify.vault.Owner;
import otklik.testkit.fake.FakeSmtp;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.wait.Eventually;

/** Who can be told by letter alone that he is forgotten is told so; his address stays readable until then, and no longer. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class FarewellByLetterTest {
    @Inject
    World world;

    @Inject
    KeyColumns keys;

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
    }

    @AfterEach
    void close() {
        telegram.close();
        relay.close();
    }

    @Test
    void shouldWriteToTheMailboxThatIsTheOnlyAddressAndEraseItsKeyThen() {
        world.giveMailbox(mailbox, "test", address, null);
        Owner owner = keys.ownerOf(mailbox);
        CaseStory story = CaseStory.fromWithContact("test", mailbox);

        world.publish(story.erasedCitizen(mailbox));

        awaitForgotten(mailbox, owner);
        assertThat(relay.mailbox(address)).hasSize(1);
        assertThat(relay.mailbox(address).getFirst().text()).contains("erased", story.reference);
    }

    @Test
    void shouldKeepTheKeyUntilTheRelayTakesTheLetter() {
        world.giveMailbox(mailbox, "test", address, null);
        Owner owner = keys.ownerOf(mailbox);
        relay.close();

        world.publish(CaseStory.fromWithContact("test", mailbox).erasedCitizen(mailbox));

        Eventually.within(
                World.PATIENCE,
                "some attempts",
                () -> !world.column("select 1 from notify.delivery where attempts > 1 and endpoint = '" + mailbox + "'")
                        .isEmpty());
        assertThat(keys.wrapped(owner)).hasSize(1);
        relay = FakeSmtp.start(port);
        awaitForgotten(mailbox, owner);
        assertThat(relay.mailbox(address)).hasSize(1);
    }

    @Test
    void shouldWriteToTheSecondAddressWhenThePersonBlockedTheBot() {
        world.giveContact(chat, "region", chatId);
        world.giveMailbox(mailbox, "region", address, chat);
        Owner owner = keys.ownerOf(mailbox);
        telegram.block(chatId);
        CaseStory story = CaseStory.fromTelegram("region", chat);

        world.publish(story.erasedCitizen(chat));

        awaitForgotten(mailbox, owner);
        awaitGone(chat);
        assertThat(relay.mailbox(address)).hasSize(1);
    }

    @Test
    void shouldWriteNoLetterWhenTheChatTookTheFarewell() {
        world.giveContact(chat, "region", chatId);
        world.giveMailbox(mailbox, "region", address, chat);
        Owner owner = keys.ownerOf(mailbox);

        world.publish(CaseStory.fromTelegram("region", chat).erasedCitizen(chat));

        awaitForgotten(mailbox, owner);
        awaitGone(chat);
        assertThat(telegram.shownTo(chatId)).hasSize(1);
        assertThat(relay.letters()).isEmpty();
    }

    private void awaitForgotten(String contact, Owner owner) {
        awaitGone(contact);
        Eventually.within(
                World.PATIENCE,
                "the key to be erased",
                () -> keys.wrapped(owner).isEmpty());
    }

    private void awaitGone(String contact) {
        Eventually.within(
                World.PATIENCE,
                "the address to be dropped",
                () -> world.column("select 1 from notify.contact where contact_id = '" + contact + "'")
                        .isEmpty());
    }
}
