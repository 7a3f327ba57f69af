package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.routing.fixture.Tagged;

/** What does not become one with another, whatever its citizen says. */
class SameProblemTest {
    private static final Tagged HIS = Tagged.message("first").inChat("anna");
    private static final Tagged THEIRS =
            Tagged.message("boris").inChat("boris").saying("Нет воды").about("water");
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
    void shouldNotJoinAnAppeal() throws SQLException {
        CaseSnapshot theirs = chats.open(THEIRS);
        CaseSnapshot appeal = chats.open(HIS.under("appeal"));

        same(theirs);

        assertThat(chats.answered().outcome()).isEqualTo("too-late");
        assertThat(chats.answered().reference()).isEqualTo(appeal.reference());
        assertNothingIsProposed();
    }

    @Test
    void shouldNotJoinWhatIsOver() throws SQLException {
        CaseSnapshot theirs = chats.open(THEIRS);
        chats.open(HIS);
        chats.delete("boris", THEIRS);

        same(theirs);

        assertThat(chats.answered().outcome()).isEqualTo("too-late");
        assertNothingIsProposed();
    }

    @Test
    void shouldMeanTheNewestOfSeveral() throws SQLException {
        CaseSnapshot theirs = chats.open(THEIRS);
        chats.open(HIS);
        CaseSnapshot newest = chats.open(Tagged.message("second")
                .inChat("anna")
                .saying("На остановке нет автобуса")
                .about("transport"));

        same(theirs);

        assertThat(chats.answered().outcome()).isEqualTo("proposed");
        assertThat(chats.answered().reference()).isEqualTo(newest.reference());
    }

    private static void same(CaseSnapshot as) throws SQLException {
        chats.hear(new CommandGiven(Chats.chat("anna"), "same", as.reference(), null, null, Instant.now()));
    }

    private static void assertNothingIsProposed() throws SQLException {
        assertThat(chats.rig.count("select count(*) from join_proposal")).isZero();
    }
}
