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
import otklik.contracts.DerivedId;
import otklik.contracts.ReplyEvent;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.wait.Eventually;

/** What is said in a chat beside notices, and what is not said there any more. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class ConversationTest {
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
    void shouldGreetWhoStartsAndExplainToWhoAsks() {
        Chat chat = chat("6001");

        world.publish(command(chat, "start"), command(chat, "help"), command(chat, "unknown"));

        assertThat(shown("6001", 3).stream().map(TelegramRequest::text))
                .anyMatch(text -> text.startsWith("Hello! Here you can tell of a problem"))
                .anyMatch(text -> text.startsWith("Write what happened"));
        assertThat(world.column("select notice from notify.delivery where endpoint = '" + chat.contactId() + "'"))
                .containsExactlyInAnyOrder("talk-start", "talk-help", "talk-help");
    }

    @Test
    void shouldTellWhoStoppedNoticesWhatTheLawDemandsAlone() {
        Chat chat = chat("6002");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        stop(chat);

        world.publish(story.opened(world.seal("640213")), story.answered("Done."));

        world.awaitStates(story, "DEAD", "SENT");
        assertThat(world.column(
                        "select reason || ' ' || attempts from notify.delivery where state = 'DEAD' and case_id = '"
                                + story.caseId + "'"))
                .containsExactly("stopped 0");
        assertThat(shown("6002", 2).getLast().text()).contains("Done.");
    }

    @Test
    void shouldTellAgainWhoStartedAgain() {
        Chat chat = chat("6003");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        stop(chat);
        world.publish(command(chat, "start"));
        shown("6003", 2);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
    }

    @Test
    void shouldNotBelieveAStopThatIsOlderThanTheStart() {
        Chat chat = chat("6004");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        world.publish(command(chat, "start"));
        shown("6004", 1);
        world.publish(event(
                chat,
                new CommandGiven(chat, "stop", null, null, null, Instant.now().minusSeconds(60))));
        shown("6004", 2);

        world.publish(story.opened(world.seal("640213")));

        world.awaitStates(story, "SENT");
    }

    @Test
    void shouldTryNothingInAChatThatIsBlockedUntilItsCitizenWritesAgain() {
        Chat chat = chat("6005");
        CaseStory first = CaseStory.fromTelegram("region", chat.contactId());
        CaseStory second = CaseStory.fromTelegram("region", chat.contactId());
        world.publish(event(chat, new ConversationEvent.ChatBlocked(chat, Instant.now())));
        Eventually.within(
                World.PATIENCE,
                "the block to be kept",
                () -> !world.column("select 1 from notify.chat_bar where contact_id = '" + chat.contactId() + "'")
                        .isEmpty());

        world.publish(first.opened(world.seal("640213")), first.answered("Done."));
        world.awaitStates(first, "DEAD", "DEAD");

        assertThat(telegram.requests()).isEmpty();
        world.giveContact(chat.contactId(), "region", "6005");
        Eventually.within(
                World.PATIENCE,
                "the new address to be kept",
                () -> !world.column("select 1 from notify.contact join notify.chat_bar using (contact_id)"
                                + " where given_at > blocked_at and contact_id = '" + chat.contactId() + "'")
                        .isEmpty());
        world.publish(second.opened(world.seal("640213")));
        world.awaitStates(second, "SENT");
    }

    @Test
    void shouldListCasesALineEach() {
        Chat chat = chat("6006");
        var deadline = Instant.parse("2026-03-02T10:00:00Z");

        world.publish(reply(
                chat,
                new ReplyEvent.CasesListed(
                        chat,
                        List.of(
                                new ReplyEvent.Line("K7X2M-9QPRT", "accepted", deadline),
                                new ReplyEvent.Line("4TB8W-Q2N6H", "triage", null)),
                        Instant.now())));

        assertThat(shown("6006", 1).getFirst().text())
                .contains("K7X2M-9QPRT: In progress, due March 2, 2026", "\n4TB8W-Q2N6H: Finding who is responsible");
    }

    @Test
    void shouldSayWhatCameOfARating() {
        Chat chat = chat("6007");

        world.publish(reply(chat, new ReplyEvent.Answered(chat, "rated", "K7X2M-9QPRT", Instant.now())));

        assertThat(shown("6007", 1).getFirst().text()).contains("K7X2M-9QPRT", "is taken");
    }

    @Test
    void shouldPutButtonsUnderAnAnswerAndSayHowToDoWithout() {
        Chat chat = chat("6008");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());

        world.publish(story.opened(world.seal("640213")), story.answered("Done."));

        world.awaitStates(story, "SENT", "SENT");
        TelegramRequest answer = shown("6008", 2).getLast();
        assertThat(answer.buttons())
                .containsExactly(
                        "rate/K7X2M-9QPRT/1",
                        "rate/K7X2M-9QPRT/2",
                        "rate/K7X2M-9QPRT/3",
                        "rate/K7X2M-9QPRT/4",
                        "rate/K7X2M-9QPRT/5");
        assertThat(answer.text()).endsWith("answer with the number.");
        assertThat(telegram.shownTo("6008").getFirst().buttons()).isEmpty();
    }

    @Test
    void shouldAskWhetherThePacksAnswerHelped() {
        Chat chat = chat("6009");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());

        world.publish(story.answeredAtOnce(world.seal("640213"), "Open from nine to five."));

        world.awaitStates(story, "SENT");
        assertThat(shown("6009", 1).getFirst().buttons())
                .containsExactly("helped/K7X2M-9QPRT/yes", "helped/K7X2M-9QPRT/no");
    }

    private void stop(Chat chat) {
        world.publish(command(chat, "stop"));
        Eventually.within(
                World.PATIENCE,
                "the stop to be confirmed",
                () -> world.column("select state from notify.delivery where notice = 'talk-stop' and endpoint = '"
                                + chat.contactId() + "'")
                        .equals(List.of("SENT")));
    }

    private List<TelegramRequest> shown(String chatId, int times) {
        Eventually.within(
                World.PATIENCE,
                times + " messages to be shown",
                () -> telegram.shownTo(chatId).size() == times);
        return telegram.shownTo(chatId);
    }

    private Chat chat(String chatId) {
        String contact = UUID.randomUUID().toString();
        world.giveContact(contact, "region", chatId);
        return new Chat("telegram", "region", "talk-" + chatId, contact, "citizen-" + chatId, "en");
    }

    private static Outgoing<ConversationEvent> command(Chat chat, String command) {
        return event(chat, new CommandGiven(chat, command, null, null, null, Instant.now()));
    }

    private static Outgoing<ConversationEvent> event(Chat chat, ConversationEvent event) {
        return Outgoing.to(
                Streams.CONVERSATIONS_EVENTS,
                chat.conversation(),
                DerivedId.of("act", Ids.next()),
                chat.conversation(),
                event);
    }

    private static Outgoing<ReplyEvent> reply(Chat chat, ReplyEvent event) {
        return Outgoing.to(Streams.CONVERSATIONS_REPLIES, chat.conversation(), Ids.next(), chat.conversation(), event);
    }
}
