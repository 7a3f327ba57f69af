package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.ClockResumed;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.Ids;
import otklik.routing.fixture.Tagged;

/** The clock that an agency stopped to ask its citizen. */
class AnsweredQuestionTest {
    private static Chats chats;
    private CaseSnapshot opened;

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
        // The audit forgets nothing between tests.
        opened = chats.open(Tagged.message("first-" + Ids.next())
                .inChat("anna")
                .under("social")
                .calm());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGoOnWithTheAnswer(boolean isReply) throws SQLException {
        chats.pause(opened);
        assertThat(deadlines()).isZero();
        String question = chats.tell(opened, "anna", "status-question", Instant.now());

        chats.rig.handle(isReply ? answer().inReplyTo("notice/" + question) : answer());

        List<CaseEvent> told = chats.told();
        assertThat(told.get(told.size() - 2)).isInstanceOf(MessageAdded.class);
        assertThat(told.getLast()).isInstanceOfSatisfying(ClockResumed.class, resumed -> {
            assertThat(resumed.snapshot().caseVersion()).isEqualTo(4);
            assertThat(resumed.snapshot().deadline()).isAfter(opened.deadline());
        });
        assertThat(deadlines()).isOne();
        assertThat(chats.rig.count("select count(*) from cases where timer_at < deadline and timer_at > now()"))
                .as("it is warned of")
                .isOne();
        assertThat(chats.rig.count("select count(*) from timeline where version = 4 and event = 'resumed'"
                        + " and actor = 'citizen' and detail = 'answered'"))
                .isOne();
        assertThat(chats.rig.count("select count(*) from audit_entry where action = 'resumed' and actor = 'citizen'"
                        + " and subject = '" + opened.caseId() + "'"))
                .isOne();
    }

    @Test
    void shouldStandStillForWhatAnswersNoQuestion() throws SQLException {
        chats.pause(opened);
        String notice = chats.tell(opened, "anna", "acknowledgement", Instant.now());

        chats.rig.handle(answer().inReplyTo("notice/" + notice));

        assertThat(chats.last()).isInstanceOf(MessageAdded.class);
        assertThat(deadlines()).isZero();
    }

    @Test
    void shouldStandStillForTheAnswerToAQuestionFromBeforeThePause() throws SQLException {
        chats.tell(opened, "anna", "status-question", Instant.now().minusSeconds(300));
        chats.pause(opened);

        chats.rig.handle(answer());

        assertThat(chats.last()).isInstanceOf(MessageAdded.class);
        assertThat(deadlines()).isZero();
    }

    @Test
    void shouldLeaveAClockAloneThatRuns() throws SQLException {
        chats.tell(opened, "anna", "status-question", Instant.now());

        chats.rig.handle(answer());

        assertThat(chats.last()).isInstanceOf(MessageAdded.class);
        assertThat(chats.rig.count("select count(*) from cases where clock is null"))
                .isOne();
    }

    private static long deadlines() throws SQLException {
        return chats.rig.count("select count(deadline) from cases");
    }

    private static Tagged answer() {
        return Tagged.message("answer")
                .inChat("anna")
                .saying("Опора номер семь")
                .about("lighting")
                .at("Чкалова", "7");
    }
}
