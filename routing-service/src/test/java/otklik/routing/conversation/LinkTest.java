package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

/** One citizen in two chats, if he says so. */
class LinkTest {
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
    void shouldTakeTwoChatsForOneCitizenOnceHeLinkedThem() throws SQLException {
        CaseSnapshot opened = chats.open(matter("first", "phone"));

        link("desk", code("phone"));
        chats.rig.handle(matter("again", "desk"));

        assertThat(chats.answered().outcome()).isEqualTo("linked");
        assertThat(chats.last()).isInstanceOfSatisfying(MessageAdded.class, added -> assertThat(
                        added.snapshot().reference())
                .isEqualTo(opened.reference()));
        chats.hear(new CommandGiven(Chats.chat("desk"), "status", null, null, Instant.now()));
        assertThat(((ReplyEvent.CasesListed) chats.rig.replies().getLast()).cases())
                .hasSize(1);
    }

    @Test
    void shouldTakeThemForTwoWhereHeDidNotOrUndidIt() throws SQLException {
        chats.open(matter("first", "phone"));
        chats.rig.handle(matter("second", "desk"));
        assertThat(chats.last()).isInstanceOf(CaseOpened.class);

        link("desk", code("phone"));
        chats.hear(new CommandGiven(Chats.chat("phone"), "unlink", null, null, Instant.now()));
        assertThat(chats.answered().outcome()).isEqualTo("unlinked");
        chats.rig.handle(matter("third", "car"), matter("fourth", "phone"));

        assertThat(chats.rig.count("select count(*) from cases")).isEqualTo(3);
        assertThat(chats.rig.count("select count(*) from addition a join cases c on c.number = a.case_number"
                        + " join message m on m.message_id = c.message_id where m.external_id = 'first'"))
                .isOne();
        assertThat(chats.rig.count("select count(*) from citizen_link")).isZero();
    }

    @Test
    void shouldLinkByNoCodeThatIsOldSpentOrOnesOwn() throws SQLException {
        String code = code("phone");
        link("phone", code);
        assertThat(chats.answered().outcome()).isEqualTo("wrong-code");
        chats.rig.execute("update link_code set expires_at = now() - interval '1 second'");
        link("desk", code);
        assertThat(chats.answered().outcome()).isEqualTo("wrong-code");

        String another = code("phone");
        link("desk", another);
        assertThat(chats.answered().outcome()).isEqualTo("linked");
        link("car", another);

        assertThat(chats.answered().outcome()).isEqualTo("wrong-code");
        assertThat(chats.rig.count("select count(*) from citizen_link")).isEqualTo(2);
    }

    /** The same problem, whoever tells of it; nobody is in danger, for that joins nothing. */
    private static Tagged matter(String id, String chat) {
        return Tagged.message(id)
                .inChat(chat)
                .calm()
                .saying("У дома 7 по улице Чкалова третью неделю не вывозят мусор из контейнеров");
    }

    private static String code(String chat) throws SQLException {
        link(chat, null);
        return ((ReplyEvent.CodeGiven) chats.rig.replies().getLast()).code();
    }

    private static void link(String chat, @Nullable String code) throws SQLException {
        chats.hear(new CommandGiven(Chats.chat(chat), "link", null, code, Instant.now()));
    }
}
