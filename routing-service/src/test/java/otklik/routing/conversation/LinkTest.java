package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.contracts.ReplyEvent;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.routing.fixture.Report;

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
        chats.rig.handle(List.of(matter("first", "phone")));
        CaseSnapshot opened = chats.last().snapshot();

        link("desk", code("phone"));
        chats.rig.handle(List.of(matter("again", "desk")));

        assertThat(chats.answered().outcome()).isEqualTo("linked");
        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class,
                        added -> assertThat(added.snapshot().reference()).isEqualTo(opened.reference()));
        chats.hear(new CommandGiven(Chats.chat("desk"), "status", null, null, null, Instant.now()));
        assertThat(((ReplyEvent.CasesListed) chats.rig.replies().getLast()).cases())
                .hasSize(1);
    }

    @Test
    void shouldTakeThemForTwoWhereHeDidNotOrUndidIt() throws SQLException {
        chats.rig.handle(List.of(matter("first", "phone")));
        chats.rig.handle(List.of(matter("second", "desk")));
        assertThat(chats.rig.count("select count(*) from cases")).isEqualTo(2);

        link("desk", code("phone"));
        chats.hear(new CommandGiven(Chats.chat("phone"), "unlink", null, null, null, Instant.now()));
        assertThat(chats.answered().outcome()).isEqualTo("unlinked");
        chats.rig.handle(List.of(matter("third", "car"), matter("fourth", "phone")));

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

    /** The same problem, whoever tells of it. */
    private static Envelope<TaggedEvent> matter(String id, String chat) {
        Report report = Report.by("citizen-of-" + chat, id);
        return report.with(report.tagged().inChat(chat)).envelope();
    }

    private static String code(String chat) throws SQLException {
        link(chat, null);
        return ((ReplyEvent.CodeGiven) chats.rig.replies().getLast()).code();
    }

    private static void link(String chat, @Nullable String code) throws SQLException {
        chats.hear(new CommandGiven(Chats.chat(chat), "link", null, code, null, Instant.now()));
    }
}
