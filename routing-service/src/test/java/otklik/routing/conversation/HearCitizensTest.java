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
import otklik.contracts.CaseEvent.CaseCommented;
import otklik.contracts.CaseEvent.CaseJoined;
import otklik.contracts.CaseEvent.CaseRated;
import otklik.contracts.CaseEvent.CaseRejected;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.contracts.CaseEvent.VoicesCounted;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.ConversationEvent.CommandGiven;
import otklik.contracts.ReplyEvent;
import otklik.routing.fixture.Tagged;

/** What a citizen does in a chat beside writing. */
class HearCitizensTest {
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
    void shouldRateByAButtonOnceHoweverOftenItIsPressed() throws SQLException {
        CaseSnapshot opened = answered();

        chats.press("anna", "rate/" + opened.reference() + "/5");
        chats.press("anna", "rate/" + opened.reference() + "/5");

        assertThat(chats.told().stream().filter(CaseRated.class::isInstance)).hasSize(1);
        assertThat(chats.rig.replies()).hasSize(1);
        assertThat(chats.answered().outcome()).isEqualTo("rated");
        assertThat(chats.answered().reference()).isEqualTo(opened.reference());
    }

    @Test
    void shouldBeginTheWorkAgainForALowRatingAndLeaveTheTellingToItsNotice() throws SQLException {
        CaseSnapshot opened = answered();

        chats.press("anna", "rate/" + opened.reference() + "/1");

        assertThat(chats.last()).isInstanceOf(CaseReopened.class);
        assertThat(chats.rig.replies()).isEmpty();
    }

    @Test
    void shouldNotHearAnybodyElse() throws SQLException {
        CaseSnapshot opened = answered();

        chats.press("boris", "rate/" + opened.reference() + "/1");

        assertThat(chats.told().stream().filter(CaseRated.class::isInstance)).isEmpty();
        assertThat(chats.answered().outcome()).isEqualTo("unknown");
        assertThat(chats.answered().reference()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rate", "rate/%s/6", "rate/%s/yes", "helped/%s/5", "rate/%s/5 ", "drop/%s/5"})
    void shouldPassOverWhatNoButtonOfOursHolds(String data) throws SQLException {
        CaseSnapshot opened = answered();

        chats.press("anna", data.formatted(opened.reference()));

        assertThat(chats.told()).hasSize(1);
        assertThat(chats.rig.replies()).isEmpty();
    }

    @Test
    void shouldSayThatThereIsNothingToRateYet() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);

        chats.press("anna", "rate/" + opened.reference() + "/5");

        assertThat(chats.answered().outcome()).isEqualTo("too-late");
    }

    @Test
    void shouldListTheOpenCasesOfThisChatAlone() throws SQLException {
        CaseSnapshot older = chats.open(FIRST);
        CaseSnapshot newer = chats.open(
                Tagged.message("second").inChat("anna").saying("Нет автобуса").about("transport"));
        chats.open(Tagged.message("boris").inChat("boris").saying("Нет воды").about("water"));
        chats.answer(chats.open(
                Tagged.message("third").inChat("anna").saying("Свалка за домом").about("waste")));

        chats.hear(new CommandGiven(Chats.chat("anna"), "status", null, null, null, Instant.now()));

        var listed = (ReplyEvent.CasesListed) chats.rig.replies().getLast();
        assertThat(listed.cases().stream().map(ReplyEvent.Line::reference))
                .containsExactly(newer.reference(), older.reference());
        assertThat(listed.cases().getLast().status()).isEqualTo(older.status());
        assertThat(listed.cases().getLast().deadline()).isNotNull();
    }

    @Test
    void shouldCloseWhatNobodyWorksOnWhenItsMessageIsDeletedAndKeepNoWords() throws SQLException {
        chats.open(FIRST);

        chats.delete("anna", FIRST);

        assertThat(chats.last()).isInstanceOfSatisfying(CaseRejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo("withdrawn");
            assertThat(rejected.snapshot().text()).isEqualTo("<WITHDRAWN>");
        });
        assertThat(chats.rig.published().getLast().topics()).anyMatch(topic -> topic.startsWith("agency."));
        assertThat(
                        chats.rig.count(
                                "select count(*) from message where text = '<WITHDRAWN>' and sealed_original = '' and particulars is null"))
                .isOne();
        chats.delete("anna", FIRST);
        assertThat(chats.told()).hasSize(2);
    }

    @Test
    void shouldTakeNoWordsOfADeletedMessageAnyMore() throws SQLException {
        chats.open(FIRST);
        chats.delete("anna", FIRST);

        chats.rig.handle(List.of(FIRST.saying("Иначе").retagged()));

        assertThat(chats.last()).isInstanceOf(MessageRepeated.class);
        assertThat(chats.rig.count("select count(*) from message where text = '<WITHDRAWN>'"))
                .isOne();
    }

    @Test
    void shouldTellWhoWorksOnTheCaseThatItsMessageWasDeleted() throws SQLException {
        chats.open(FIRST);
        chats.rig.execute("update cases set status = 'accepted', accepted_at = now()");

        chats.delete("anna", FIRST);

        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        CaseCommented.class,
                        note -> assertThat(note.text()).isEqualTo("Гражданин удалил или отозвал своё сообщение"));
        assertThat(chats.answered().outcome()).isEqualTo("noted");
        assertThat(chats.rig.count("select count(*) from message where text = '<WITHDRAWN>'"))
                .isZero();
    }

    @Test
    void shouldTakeTheWordsOfADeletedAdditionOutOfTheCase() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        String notice = chats.tell(opened, "anna", "acknowledgement");
        Tagged added = Tagged.message("more").inChat("anna").inReplyTo("notice/" + notice);
        chats.rig.handle(added);

        chats.delete("anna", added);

        assertThat(chats.last()).isInstanceOfSatisfying(CaseRevised.class, revised -> {
            assertThat(revised.messageId()).isEqualTo(added.messageId());
            assertThat(revised.snapshot().text()).isEqualTo(FIRST.text());
        });
        assertThat(chats.rig.count(
                        "select count(*) from addition a join message using (message_id) where text = '<WITHDRAWN>'"))
                .isOne();
    }

    @Test
    void shouldOpenNothingForAMessageWhoseDeletionOvertookIt() throws SQLException {
        chats.delete("anna", FIRST);

        chats.rig.handle(FIRST, Tagged.message("other").inChat("boris"));

        assertThat(chats.rig.count("select count(*) from cases")).isOne();
        assertThat(chats.rig.count("select count(*) from message where external_id = 'first'"))
                .isZero();
    }

    @Test
    void shouldNotLetAnybodyDeleteForAnother() throws SQLException {
        chats.open(FIRST);

        chats.delete("boris", FIRST);

        List<CaseEvent> told = chats.told();
        assertThat(told).hasSize(1);
    }

    @Test
    void shouldWithdrawTheCaseThatIsNamedAndSayWhatCannotBe() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);

        withdraw("boris", opened.reference());
        assertThat(chats.answered().outcome()).isEqualTo("unknown");
        withdraw("anna", opened.reference());
        assertThat(chats.last()).isInstanceOf(CaseRejected.class);
        withdraw("anna", opened.reference());

        assertThat(chats.answered().outcome()).isEqualTo("too-late");
        assertThat(chats.told()).hasSize(2);
    }

    @Test
    void shouldProposeToStaffWhatACitizenAloneTakesForTheSame() throws SQLException {
        CaseSnapshot theirs = chats.open(
                Tagged.message("boris").inChat("boris").saying("Нет воды").about("water"));
        CaseSnapshot his = chats.open(FIRST);

        same("anna", theirs.reference());

        assertThat(chats.answered().outcome()).isEqualTo("proposed");
        assertThat(chats.rig.count("select count(*) from join_proposal where why = 'citizen'"))
                .isOne();
        assertThat(chats.last().snapshot().reference()).isEqualTo(his.reference());
        assertThat(chats.rig.count("select count(*) from cases where lead is not null"))
                .isZero();
    }

    @Test
    void shouldJoinWhatWasProposedAlreadyWhenItsCitizenSaysSo() throws SQLException {
        CaseSnapshot theirs = chats.open(
                Tagged.message("boris").inChat("boris").saying("Нет воды").about("water"));
        CaseSnapshot his = chats.open(FIRST);
        chats.rig.execute("insert into join_proposal select max(number), min(number), 0.6, 'words', now() from cases");

        same("anna", theirs.reference());

        List<CaseEvent> told = chats.told();
        assertThat(told.get(2)).isInstanceOfSatisfying(CaseJoined.class, joined -> {
            assertThat(joined.snapshot().reference()).isEqualTo(his.reference());
            assertThat(joined.lead().reference()).isEqualTo(theirs.reference());
        });
        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        VoicesCounted.class,
                        counted -> assertThat(counted.snapshot().voices()).isEqualTo(2));
        assertThat(chats.rig.count("select count(*) from join_proposal")).isZero();
    }

    @Test
    void shouldKnowNoCaseOfWhoHasNoneToJoin() throws SQLException {
        CaseSnapshot theirs = chats.open(FIRST);

        same("boris", theirs.reference());
        assertThat(chats.answered().outcome()).isEqualTo("unknown");
        same("anna", theirs.reference());

        assertThat(chats.answered().outcome()).isEqualTo("unknown");
    }

    private static void same(String name, String reference) throws SQLException {
        chats.hear(new CommandGiven(Chats.chat(name), "same", reference, null, null, Instant.now()));
    }

    private static void withdraw(String name, String reference) throws SQLException {
        chats.hear(new CommandGiven(Chats.chat(name), "withdraw", reference, null, null, Instant.now()));
    }

    private static CaseSnapshot answered() throws SQLException {
        CaseSnapshot opened = chats.open(FIRST);
        chats.answer(opened);
        return opened;
    }
}
