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

/** What is in the mailbox of a citizen who gave his address. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class EmailTest {
    @Inject
    World world;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private final String contact = UUID.randomUUID().toString();
    private final String address = "reader-" + contact + "@mail.example";
    private FakeSmtp relay;

    @BeforeEach
    void open() {
        relay = FakeSmtp.start(port);
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void shouldWriteNumberAndPinInPlainAndInHtmlBesideTheWebhook() {
        world.giveMailbox(contact, "test", address, null);
        CaseStory story = CaseStory.fromWithContact("test", contact);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(contact, "SENT");
        SmtpLetter letter = relay.mailbox(address).getFirst();
        assertThat(letter.header("Subject")).contains(story.reference);
        assertThat(letter.header("From")).endsWith("<answers@region.example>");
        assertThat(letter.text())
                .contains("text/plain", "text/html", "640213", "https://feedback.example.org/v1/notices/stop/");
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("List-Unsubscribe"))
                .startsWith("<https://feedback.example.org/v1/notices/stop/" + contact + ".");
        assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void shouldGiveALetterTheSameIdEachTimeWhenTheRelayTakesItLater() {
        world.giveMailbox(contact, "test", address, null);
        relay.faults().next(new Fault.Refuse(450, null));
        CaseStory story = CaseStory.fromWithContact("test", contact);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(contact, "SENT");
        List<String> noticeId =
                world.column("select notice_id from notify.delivery where endpoint = '" + contact + "'");
        assertThat(relay.mailbox(address)).hasSize(1);
        assertThat(relay.letters())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.header("Message-ID"))
                        .isEqualTo("<" + noticeId.getFirst() + "@region.example>"));
    }

    @Test
    void shouldPutTheLettersOfACaseTogetherInTheirOrder() {
        world.giveMailbox(contact, "test", address, null);
        CaseStory story = CaseStory.fromWithContact("test", contact);

        world.publish(story.opened(world.seal("640213")), story.answered("The lamp is mended."));

        world.awaitStatesOf(contact, "SENT", "SENT");
        List<SmtpLetter> letters = relay.mailbox(address);
        assertThat(letters).hasSize(2);
        assertThat(letters.getLast().text()).contains("The lamp is mended.");
        assertThat(letters)
                .extracting(letter -> letter.header("References"))
                .containsOnly("<case-" + story.caseId + "@region.example>");
        assertThat(letters)
                .allSatisfy(letter -> assertThat(letter.header("Subject")).contains(story.reference));
        assertThat(letters).extracting(letter -> letter.header("Message-ID")).doesNotHaveDuplicates();
    }

    @Test
    void shouldWriteToNobodyWhenTheAddressWouldBeginAnotherHeader() {
        world.giveMailbox(contact, "test", address + "\r\nBcc: other@mail.example", null);
        CaseStory story = CaseStory.fromWithContact("test", contact);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(contact, "DEAD");
        assertThat(world.column("select fault from notify.delivery where endpoint = '" + contact + "'"))
                .containsExactly("unknown-recipient");
        assertThat(relay.letters()).isEmpty();
    }

    @Test
    void shouldWriteToTheMailboxThatWasGivenOnAPage() {
        String chat = world.webContact("portal." + UUID.randomUUID());
        world.giveMailbox(contact, "portal", address, chat);
        CaseStory story = CaseStory.fromWeb("portal", chat);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStatesOf(chat, "SENT");
        world.awaitStatesOf(contact, "SENT");
        assertThat(relay.mailbox(address)).hasSize(1);
    }
}
