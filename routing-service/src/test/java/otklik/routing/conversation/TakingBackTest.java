package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.CaseCommented;
import otklik.contracts.CaseEvent.CaseRejected;
import otklik.contracts.CaseSnapshot;
import otklik.routing.fixture.Tagged;

/** What a citizen deletes is not always his alone, and was not always as it is. */
class TakingBackTest {
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
    void shouldOnlyNoteTheDeletionOfWhatOthersHaveJoined() throws SQLException {
        chats.open(FIRST);
        chats.rig.execute("update cases set voices = 2");

        chats.delete("anna", FIRST);

        assertNoted();
    }

    @Test
    void shouldOnlyNoteTheDeletionOfWhatItsCitizenAddedTo() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        String notice = chats.tell(opened, "anna", "acknowledgement");
        chats.rig.handle(Tagged.message("more").inChat("anna").inReplyTo("notice/" + notice));

        chats.delete("anna", FIRST);

        assertNoted();
    }

    @Test
    void shouldKeepNoEarlierWordsOfWhatIsDeleted() throws SQLException {
        chats.open(FIRST);
        chats.rig.handle(FIRST.saying("Яма стала больше"));
        assertThat(chats.rig.count("select count(*) from message_revision")).isOne();

        chats.delete("anna", FIRST);

        assertThat(chats.last()).isInstanceOf(CaseRejected.class);
        assertThat(chats.rig.count("select count(*) from message_revision")).isZero();
    }

    private static void assertNoted() throws SQLException {
        assertThat(chats.last()).isInstanceOf(CaseCommented.class);
        assertThat(chats.answered().outcome()).isEqualTo("noted");
        assertThat(chats.rig.count("select count(*) from message where external_id = 'first' and text = '<WITHDRAWN>'"))
                .isZero();
    }
}
