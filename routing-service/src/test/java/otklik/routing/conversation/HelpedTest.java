package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.contracts.CaseSnapshot;
import otklik.routing.fixture.Tagged;

/** A citizen presses whether the pack's answer helped. */
class HelpedTest {
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
    void shouldCloseTheCaseWhenTheAnswerHelped() throws SQLException {
        CaseSnapshot opened = answeredByThePack();

        chats.press("anna", "helped/" + opened.reference() + "/yes");

        assertThat(chats.last()).isInstanceOf(CaseClosed.class);
        assertThat(chats.answered().outcome()).isEqualTo("helped");
    }

    @Test
    void shouldFindAPersonWhenItDidNotAndLeaveTheTellingToItsNotice() throws SQLException {
        CaseSnapshot opened = answeredByThePack();

        chats.press("anna", "helped/" + opened.reference() + "/no");

        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        CaseReopened.class, anew -> assertThat(anew.reason()).isEqualTo("did-not-help"));
        assertThat(chats.rig.replies()).isEmpty();
    }

    private static CaseSnapshot answeredByThePack() throws SQLException {
        CaseSnapshot opened = chats.open(Tagged.message("first").inChat("anna"));
        chats.answer(opened);
        chats.rig.execute("update cases set answered_by = 'answer:follow-a-case', executor = null");
        return opened;
    }
}
