package otklik.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.ConversationEvent;
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.contracts.DerivedId;
import otklik.contracts.Streams;
import otklik.eventing.Ids;
import otklik.eventing.Outgoing;
import otklik.testkit.fake.FakeTelegram;
import otklik.testkit.fake.TelegramRequest;
import otklik.testkit.wait.Eventually;

/** How much a citizen hears, and when, is what he wishes in his chat. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class WishTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");

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
    void shouldTellTheMainThingsOnlyToWhoWantsLess() {
        Chat chat = chat("8001");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        set(chat, "less", null, "talk-less");

        world.publish(story.opened(world.seal("640213")), story.assigned(), story.answered("Done."), story.closed());

        world.awaitStates(story, "SENT", "SENT");
        assertThat(notices(story)).containsExactly("acknowledgement", "status-answered");
    }

    @Test
    void shouldTellEverythingAgainToWhoWantsAll() {
        Chat chat = chat("8002");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        set(chat, "less", null, "talk-less");
        set(chat, "all", null, "talk-set");

        world.publish(story.opened(world.seal("640213")), story.assigned());

        Eventually.within(
                World.PATIENCE,
                "the assignment to be told",
                () -> notices(story).contains("status-assigned"));
    }

    @Test
    void shouldHoldWhatCanWaitInQuietHoursAndTellItWhenTheyAreOff() {
        Chat chat = chat("8003");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        String hours = aroundNow();
        set(chat, "quiet", hours, "talk-quiet");
        assertThat(shown("8003", 1).getFirst().text()).contains(hours);

        world.publish(story.opened(world.seal("640213")), story.assigned(), story.answered("The lamp burns."));

        world.awaitStates(story, "SENT", "SUPERSEDED", "HELD");
        set(chat, "quiet", "off", "talk-set");
        world.awaitStates(story, "SENT", "SUPERSEDED", "SENT");
        assertThat(telegram.shownTo("8003").stream()
                        .filter(shown -> shown.text().contains("The lamp burns.")))
                .hasSize(1);
    }

    @Test
    void shouldTellWhatIsHeldBeforeWhatCannotWait() {
        Chat chat = chat("8004");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        set(chat, "quiet", aroundNow(), "talk-quiet");
        world.publish(story.opened(world.seal("640213")), story.answered("Done."));
        world.awaitStates(story, "SENT", "HELD");

        world.publish(story.revised());

        world.awaitStates(story, "SENT", "SENT", "SENT");
        List<String> texts =
                shown("8004", 4).stream().map(TelegramRequest::text).toList();
        assertThat(texts.get(2)).contains("Done.");
    }

    @Test
    void shouldTellByItselfWhatWasHeldWhenItsHourHasCome() {
        Chat chat = chat("8005");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        set(chat, "quiet", aroundNow(), "talk-quiet");
        world.publish(story.opened(world.seal("640213")), story.assigned());
        world.awaitStates(story, "SENT", "HELD");

        hourHasCome(chat);

        world.awaitStates(story, "SENT", "SENT");
    }

    @Test
    void shouldMakeOneDigestOfWhatChangedInSeveralCases() {
        Chat chat = chat("8006");
        CaseStory first = CaseStory.fromTelegram("region", chat.contactId());
        CaseStory second = CaseStory.fromTelegram("region", chat.contactId());
        set(chat, "digest", "on", "talk-digest");
        world.publish(
                first.opened(world.seal("640213")),
                first.assigned(),
                first.returned(),
                first.assigned(),
                second.opened(world.seal("640213")),
                second.assigned(),
                second.answered("Done."));
        world.awaitStates(first, "SENT", "SUPERSEDED", "SUPERSEDED", "HELD");
        world.awaitStates(second, "SENT", "SUPERSEDED", "SENT");
        int before = telegram.shownTo("8006").size();

        hourHasCome(chat);

        world.awaitStates(first, "SENT", "SUPERSEDED", "SUPERSEDED", "DIGESTED");
        assertThat(shown("8006", before + 1).getLast().text())
                .startsWith("Hello! What has changed")
                .containsOnlyOnce("K7X2M-9QPRT");
        assertThat(world.column(
                        "select reason = (select notice_id::text from notify.delivery where notice = 'digest' and endpoint = '"
                                + chat.contactId() + "') from notify.delivery where state = 'DIGESTED' and endpoint = '"
                                + chat.contactId() + "'"))
                .containsExactly("t");
    }

    @Test
    void shouldTellNothingThatIsHeldToWhoStopsMeanwhile() {
        Chat chat = chat("8007");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        set(chat, "quiet", aroundNow(), "talk-quiet");
        world.publish(story.opened(world.seal("640213")), story.assigned());
        world.awaitStates(story, "SENT", "HELD");
        set(chat, "stop", null, "talk-stop");

        hourHasCome(chat);

        world.awaitStates(story, "SENT", "DEAD");
        assertThat(world.column("select fault from notify.delivery where state = 'DEAD' and endpoint = '"
                        + chat.contactId() + "'"))
                .containsExactly("stopped");
    }

    @Test
    void shouldExplainWhatWasSetWrong() {
        Chat chat = chat("8008");

        set(chat, "quiet", null, "talk-help");

        assertThat(world.column("select 1 from notify.wish where contact_id = '" + chat.contactId() + "'"))
                .isEmpty();
    }

    @Test
    void shouldForgetTheWishesOfWhoIsErased() {
        Chat chat = chat("8009");
        CaseStory story = CaseStory.fromTelegram("region", chat.contactId());
        set(chat, "less", null, "talk-less");
        world.publish(story.opened(world.seal("640213")));
        world.awaitStates(story, "SENT");

        world.publish(story.erasedCitizen(chat.contactId()));

        Eventually.within(
                World.PATIENCE,
                "the wish to be gone",
                () -> world.column("select 1 from notify.wish where contact_id = '" + chat.contactId() + "'")
                        .isEmpty());
    }

    /** Quiet now and for hours, whatever the clock says. */
    private static String aroundNow() {
        LocalTime now = LocalTime.ofInstant(Instant.now(), ZONE).truncatedTo(ChronoUnit.HOURS);
        return now.minusHours(3) + "-" + now.plusHours(6);
    }

    private void hourHasCome(Chat chat) {
        world.update(
                "update notify.delivery set due_at = now() - interval '1 minute' where state = 'HELD' and endpoint = '"
                        + chat.contactId() + "'");
    }

    private List<String> notices(CaseStory story) {
        return world.column("select notice from notify.delivery where state = 'SENT' and case_id = '" + story.caseId
                + "' order by case_version");
    }

    /** Gives a command, and waits for what is said to it. */
    private void set(Chat chat, String command, @Nullable String setting, String answer) {
        ConversationEvent event = new CommandGiven(chat, command, null, null, setting, Instant.now());
        world.publish(Outgoing.to(
                Streams.CONVERSATIONS_EVENTS,
                chat.conversation(),
                DerivedId.of("act", Ids.next()),
                chat.conversation(),
                event));
        Eventually.within(
                World.PATIENCE,
                "the answer " + answer,
                () -> world.column("select state from notify.delivery where notice = '" + answer + "' and endpoint = '"
                                + chat.contactId() + "'")
                        .contains("SENT"));
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
        return new Chat("telegram", "region", "wish-" + chatId, contact, "citizen-" + chatId, "en");
    }
}
