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
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.contracts.ReplyEvent;
import otklik.routing.fixture.Tagged;

/** Which of several notices and chats a citizen's words belong to. */
class QuestionsTest {
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
    void shouldTakeWordsForTheAnswerToTheQuestionThatWasAskedLastThoughAnEarlierIsToldLater() throws SQLException {
        CaseSnapshot asked = chats.open(FIRST);
        CaseSnapshot askedBefore = chats.open(bus("second"));
        Instant now = Instant.now();
        chats.tell(asked, "anna", "status-question", now.minusSeconds(60));
        chats.tell(askedBefore, "anna", "status-question", now.minusSeconds(600));

        chats.rig.handle(water("answer"));

        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class,
                        added -> assertThat(added.snapshot().reference()).isEqualTo(asked.reference()));
    }

    @Test
    void shouldTakeWordsForTheAnswerThoughAnotherCaseWasClosedMeanwhile() throws SQLException {
        CaseSnapshot asked = chats.open(FIRST);
        CaseSnapshot closed = chats.open(bus("second"));
        Instant now = Instant.now();
        chats.tell(asked, "anna", "status-question", now.minusSeconds(600));
        chats.tell(closed, "anna", "status-closed", now.minusSeconds(60));

        chats.rig.handle(water("answer"));

        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class,
                        added -> assertThat(added.snapshot().reference()).isEqualTo(asked.reference()));
    }

    @Test
    void shouldLeaveAnAnsweredQuestionOpenForAMomentOnly() throws SQLException {
        chats.tell(chats.open(FIRST), "anna", "status-question");
        assertThat(openForLongerThan(Duration.ofHours(1))).isOne();

        chats.rig.handle(water("answer"));
        chats.rig.handle(bus("afterthought"));

        assertThat(chats.last()).isInstanceOf(MessageAdded.class);
        assertThat(openForLongerThan(Duration.ofMinutes(6))).isZero();
    }

    @Test
    void shouldNotTakeTheSameNumberInAnotherChatForTheNotice() throws SQLException {
        String notice = chats.tell(chats.open(FIRST), "anna", "acknowledgement");

        chats.rig.handle(
                bus("elsewhere").inChat("annas-other").from("citizen-of-anna").inReplyTo("notice/" + notice));

        assertThat(chats.last()).isInstanceOf(CaseOpened.class);
    }

    @Test
    void shouldNotListInOneChatWhatItsCitizenWroteInAnother() throws SQLException {
        chats.open(FIRST);
        chats.open(bus("elsewhere").inChat("annas-other").from("citizen-of-anna"));

        chats.hear(new CommandGiven(Chats.chat("anna"), "status", null, null, null, Instant.now()));

        assertThat(((ReplyEvent.CasesListed) chats.rig.replies().getLast()).cases())
                .hasSize(1);
    }

    private static long openForLongerThan(Duration time) throws SQLException {
        return chats.rig.count("select count(*) from open_question where until > now() + interval '" + time + "'");
    }

    private static Tagged bus(String id) {
        return Tagged.message(id)
                .inChat("anna")
                .saying("На остановке нет автобуса")
                .about("transport")
                .at("Чкалова", id);
    }

    private static Tagged water(String id) {
        return Tagged.message(id)
                .inChat("anna")
                .saying("Нет воды с утра")
                .about("water")
                .at("Мира", id);
    }
}
