package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.CaseRated;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseSnapshot;
import otklik.routing.fixture.Tagged;

/** What a citizen writes in a chat joins the case that it is about. */
class RepliesTest {
    private static final Tagged FIRST = Tagged.message("first").inChat("anna");
    private static Chats chats;

    @BeforeAll
    static void start() throws SQLException, GeneralSecurityException {
        chats = new Chats();
    }

    @AfterAll
    static void stop() {
        chats.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        chats.rig.databases.clear();
    }

    @Test
    void shouldAddTheReplyToANoticeToItsCase() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        String notice = chats.tell(opened, "anna", "acknowledgement");

        chats.rig.handle(reply("more", notice).inChat("anna"));

        assertThat(chats.last()).isInstanceOfSatisfying(MessageAdded.class, added -> {
            assertThat(added.snapshot().reference()).isEqualTo(opened.reference());
            assertThat(added.because()).isEqualTo("reply");
            assertThat(added.text()).isEqualTo("Опора номер семь");
        });
        assertThat(chats.rig.count("select count(*) from addition")).isOne();
        assertThat(chats.rig.count("select count(distinct case_number) from message"))
                .isOne();
    }

    @Test
    void shouldOpenACaseForWhoRepliesToANoticeOfSomebodyElse() throws SQLException {
        String notice = chats.tell(chats.open(FIRST), "anna", "acknowledgement");

        chats.rig.handle(reply("boris", notice).inChat("boris"));
        chats.rig.handle(reply("carl", notice).inChat("anna").from("citizen-of-carl"));
        chats.rig.settle(Instant.now().plusSeconds(61));

        assertThat(chats.rig.count("select count(*) from addition")).isZero();
        assertThat(chats.rig.count("select count(*) from cases")).isEqualTo(3);
    }

    @Test
    void shouldOpenACaseForTheReplyToWhatWasAnsweredLongAgo() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        String notice = chats.tell(opened, "anna", "acknowledgement");
        chats.answer(opened);
        chats.rig.execute("update cases set approved_at = now() - interval '4 days'");

        chats.rig.handle(reply("late", notice).inChat("anna"));

        assertThat(chats.last()).isInstanceOf(CaseOpened.class);
    }

    @Test
    void shouldTakeTheNextMessageForTheAnswerToOurQuestionOnce() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        chats.tell(opened, "anna", "status-question");

        chats.rig.handle(other("answer"));

        assertThat(chats.last()).isInstanceOf(MessageAdded.class);
        chats.rig.execute("update open_question set until = now() - interval '1 second'");
        chats.rig.handle(other("another"));
        assertThat(chats.last()).isInstanceOf(CaseOpened.class);
    }

    @Test
    void shouldOpenACaseWhenTheQuestionWasAskedTooLongAgo() throws SQLException {
        chats.tell(chats.open(FIRST), "anna", "status-question", Instant.now().minus(Duration.ofHours(73)));

        chats.rig.handle(other("late"));

        assertThat(chats.last()).isInstanceOf(CaseOpened.class);
    }

    @Test
    void shouldNotTakeWordsForARating() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        chats.answer(opened);
        chats.tell(opened, "anna", "status-answered");

        chats.rig.handle(other("new"));

        assertThat(chats.last()).isInstanceOf(CaseOpened.class);
    }

    @ParameterizedTest
    @CsvSource({"true, 5", "false, 5", "true, ' 4. '", "false, 3!"})
    void shouldRateByANumberAlone(boolean isReply, String words) throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        chats.answer(opened);
        String notice = chats.tell(opened, "anna", "status-answered");
        Tagged number = Tagged.message("number").inChat("anna").saying(words);

        chats.rig.handle(isReply ? number.inReplyTo("notice/" + notice) : number);

        int rating = Integer.parseInt(words.strip().substring(0, 1));
        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        CaseRated.class, rated -> assertThat(rated.rating()).isEqualTo(rating));
        assertThat(chats.answered().outcome()).isEqualTo("rated");
        assertThat(chats.rig.count("select count(*) from cases")).isOne();
        assertThat(chats.rig.count("select count(distinct case_number) from message"))
                .isOne();
    }

    @Test
    void shouldTakeANumberForTheAnswerToAQuestionInWords() throws SQLException {
        chats.tell(chats.open(FIRST), "anna", "status-question");

        chats.rig.handle(Tagged.message("number").inChat("anna").saying("5"));

        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class, added -> assertThat(added.text()).isEqualTo("5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-batch", "two-batches"})
    void shouldMakeOneCaseOfAnAlbum(String how) throws SQLException {
        Tagged one = FIRST.inReplyTo("album/77");
        Tagged two = Tagged.message("two").inChat("anna").saying("").inReplyTo("album/77");
        Tagged three = Tagged.message("three").inChat("anna").saying("").inReplyTo("album/77");
        if (how.equals("one-batch")) {
            chats.rig.handle(one, two, three);
        } else {
            chats.rig.handle(one);
            chats.rig.handle(two);
            chats.rig.handle(three);
        }

        assertThat(chats.rig.count("select count(*) from cases")).isOne();
        assertThat(chats.rig.count("select count(*) from addition")).isEqualTo(2);
        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class, added -> assertThat(added.because()).isEqualTo("part"));
        assertThat(chats.last().snapshot().caseVersion()).isEqualTo(3);
    }

    @Test
    void shouldNotMixAlbumsNorChats() throws SQLException {
        chats.rig.handle(
                FIRST.inReplyTo("album/77"),
                other("second").inReplyTo("album/78"),
                Tagged.message("boris").inChat("boris").at("Мира", "1").inReplyTo("album/77"));

        assertThat(chats.rig.count("select count(*) from cases")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"one-batch, 3, 1", "two-batches, 3, 1", "one-batch, 60, 2", "two-batches, 60, 2"})
    void shouldPutALongTextTogetherWhenItsPartsFollowAtOnce(String how, int secondsLater, int cases)
            throws SQLException {
        Instant at = Instant.now().minusSeconds(300);
        Tagged one = FIRST.inReplyTo("long/").sentAt(at);
        Tagged two = other("rest").sentAt(at.plusSeconds(secondsLater));
        if (how.equals("one-batch")) {
            chats.rig.handle(one, two);
        } else {
            chats.rig.handle(one);
            chats.rig.handle(two);
        }

        assertThat(chats.rig.count("select count(*) from cases")).isEqualTo(cases);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-batch", "two-batches"})
    void shouldAddAPlaceWithoutWordsToTheCaseOfWhatWasSaidBefore(String how) throws SQLException {
        Tagged place = other("place").saying("").pinned(51.77, 55.1);
        Tagged photo = other("photo").saying("");
        if (how.equals("one-batch")) {
            chats.rig.handle(FIRST, place, photo);
        } else {
            chats.rig.handle(FIRST);
            chats.rig.handle(place);
            chats.rig.handle(photo);
        }

        assertThat(chats.rig.count("select count(*) from cases")).isOne();
        assertThat(chats.rig.count("select count(*) from addition")).isEqualTo(2);
        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class, added -> assertThat(added.because()).isEqualTo("part"));
    }

    @Test
    void shouldAddAPlaceToTheCaseThatWasAddedToLast() throws SQLException {
        CaseSnapshot first = chats.open(FIRST);
        String notice = chats.tell(first, "anna", "acknowledgement");
        chats.rig.handle(other("second"));
        chats.rig.handle(reply("more", notice).inChat("anna"));

        chats.rig.handle(other("place").saying("").pinned(51.77, 55.1));

        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class,
                        added -> assertThat(added.snapshot().reference()).isEqualTo(first.reference()));
    }

    @Test
    void shouldOpenACaseForAPlaceWithoutWordsLaterOrInAnotherChat() throws SQLException {
        chats.rig.handle(FIRST);
        chats.rig.handle(Tagged.message("boris")
                .inChat("boris")
                .saying("")
                .about("transport")
                .at("Мира", "1"));
        assertThat(chats.last()).isInstanceOf(CaseOpened.class);

        chats.rig.execute("update message set received_at = received_at - interval '6 minutes'");
        chats.rig.handle(other("late").saying(""));
        assertThat(chats.last()).isInstanceOf(CaseOpened.class);
    }

    private static Tagged reply(String id, String notice) {
        return Tagged.message(id).saying("Опора номер семь").about("lighting").inReplyTo("notice/" + notice);
    }

    /** Of another matter, so that nothing but the dialogue joins it. */
    private static Tagged other(String id) {
        return Tagged.message(id)
                .inChat("anna")
                .saying("На остановке нет автобуса " + id)
                .about("transport")
                .at("Чкалова", id);
    }
}
