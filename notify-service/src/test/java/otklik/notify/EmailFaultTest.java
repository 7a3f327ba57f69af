package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.testkit.fake.FakeSmtp;
import otklik.testkit.fake.Fault;
import otklik.testkit.fake.SmtpLetter;
import otklik.testkit.wait.Eventually;

/** What becomes of letters when the relay refuses, breaks off or says nothing. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class EmailFaultTest {
    @Inject
    World world;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private final String contact = UUID.randomUUID().toString();
    private final String address = "reader-" + contact + "@mail.example";
    private final CaseStory story = CaseStory.fromWithContact("test", contact);
    private FakeSmtp relay;

    @BeforeEach
    void open() {
        relay = FakeSmtp.start(port);
        world.giveMailbox(contact, "test", address, null);
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void shouldGiveUpAtOnceWhenTheMailboxDoesNotExist() {
        relay.refuse(address, "550 5.1.1 no such user");

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(contact, "DEAD");
        assertThat(world.column(
                        "select fault || ' ' || attempts || ' ' || reason from notify.delivery where endpoint = '"
                                + contact + "'"))
                .containsExactly("unknown-recipient 1 SMTP 550 5.1.1");
    }

    @Test
    void shouldComeAgainWhenTheRelayCloses() {
        relay.faults().next(new Fault.Refuse(421, null), new Fault.Refuse(451, null));

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(contact, "SENT");
        assertThat(relay.mailbox(address)).hasSize(1);
        assertThat(relay.letters()).hasSize(3);
    }

    @Test
    void shouldRepeatUnderTheSameIdAtMostOnceWhenTheConnectionBreaksAfterTheLetter() {
        relay.faults().next(Fault.resetAfterAcceptance());

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(contact, "SENT");
        List<SmtpLetter> mailbox = relay.mailbox(address);
        assertThat(mailbox).hasSize(2);
        assertThat(mailbox)
                .extracting(letter -> letter.header("Message-ID"))
                .containsOnly(mailbox.getFirst().header("Message-ID"));
    }

    @Test
    void shouldWriteOneLetterAfterARelayWasSilent() {
        relay.fallSilent();
        world.publish(story.opened(world.seal("640213")));
        Eventually.within(
                World.PATIENCE,
                "an attempt to end without an answer",
                () -> !world.column("select 1 from notify.delivery where attempts > 0 and endpoint = '" + contact + "'")
                        .isEmpty());
        assertThat(world.column("select reason from notify.delivery where endpoint = '" + contact + "'"))
                .containsExactly("no answer in time");

        relay.speak();

        world.awaitStatesOf(contact, "SENT");
        assertThat(relay.letters()).hasSize(1);
    }
}
