package otklik.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import otklik.contracts.CaseEvent.CaseOpened;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.contracts.CaseEvent.MessageAdded;
import otklik.contracts.CaseEvent.MessageRepeated;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.Transactions;
import otklik.routing.fixture.Tagged;

/** A reply that is read before the news that its notice was sent. */
class EarlyRepliesTest {
    private static final Tagged FIRST = Tagged.message("first").inChat("anna");
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
        chats.rig.opinions = (transaction, said) -> () -> {};
        opened = chats.open(FIRST);
    }

    @Test
    void shouldAddItToItsCaseAsSoonAsTheNoticeIsKnown() throws SQLException {
        chats.rig.handle(reply("more"));
        chats.rig.settle(Instant.now());
        assertThat(chats.told()).as("it waits").hasSize(1);

        chats.tell(opened, "anna", "acknowledgement");
        chats.rig.settle(Instant.now());

        assertThat(chats.last()).isInstanceOfSatisfying(MessageAdded.class, added -> {
            assertThat(added.snapshot().reference()).isEqualTo(opened.reference());
            assertThat(added.because()).isEqualTo("reply");
            assertThat(added.text()).isEqualTo("Опора номер семь");
        });
        assertThat(chats.rig.count("select count(*) from cases")).isOne();
        assertThat(waiting()).isZero();
    }

    @Test
    void shouldOpenACaseWhenNothingIsHeardOfTheNoticeForAMinute() throws SQLException {
        chats.rig.handle(reply("more"));

        chats.rig.settle(Instant.now().plusSeconds(50));
        assertThat(chats.told()).hasSize(1);
        chats.rig.settle(Instant.now().plusSeconds(61));

        assertThat(chats.last()).isInstanceOf(CaseOpened.class);
        assertThat(chats.rig.count("select count(*) from cases")).isEqualTo(2);
        assertThat(waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-batch", "two-batches"})
    void shouldKeepTheOrderOfTheChatAndNotHoldUpOthers(String how) throws SQLException {
        Tagged next = other("next", "anna");
        Tagged foreign = other("foreign", "boris");
        Tagged byForm = Tagged.message("form").at("Мира", "1");
        if (how.equals("one-batch")) {
            chats.rig.handle(reply("more"), next, foreign, byForm);
        } else {
            chats.rig.handle(reply("more"));
            chats.rig.handle(next, foreign, byForm);
        }
        assertThat(chats.told()).hasSize(3).allMatch(CaseOpened.class::isInstance);

        chats.tell(opened, "anna", "status-question");
        chats.rig.settle(Instant.now());

        assertThat(chats.told().subList(3, 5))
                .allSatisfy(event -> assertThat(event.snapshot().reference()).isEqualTo(opened.reference()))
                .extracting(event -> ((MessageAdded) event).messageId())
                .as("what follows the answer is a part of it")
                .containsExactly(reply("more").messageId(), next.messageId());
    }

    @Test
    void shouldNotLetAReplyPassTheOneBeforeIt() throws SQLException {
        chats.rig.handle(reply("more"));
        chats.rig.execute("insert into told_notice (contact_id, provider_message_id, case_number, notice, sent_at)"
                + " select 'anna', '900', number, 'acknowledgement', now() from cases");
        chats.rig.handle(reply("yet-more", "900"));

        chats.rig.settle(Instant.now());
        assertThat(chats.told()).hasSize(1);
        chats.rig.settle(Instant.now().plusSeconds(61));

        assertThat(chats.told().get(1)).isInstanceOf(CaseOpened.class);
        assertThat(chats.told().get(2)).isInstanceOf(MessageAdded.class);
    }

    @Test
    void shouldTakeItOnceWhenItComesAgainAndKnowItsRevision() throws SQLException {
        Tagged more = reply("more");
        chats.rig.handle(more, more);
        chats.rig.handle(List.of(more.saying("Опора номер восемь").retagged()));
        chats.tell(opened, "anna", "acknowledgement");

        chats.rig.settle(Instant.now());
        chats.rig.handle(more.saying("Опора номер восемь"));

        assertThat(chats.told())
                .extracting(event -> (Object) event.getClass())
                .containsExactly(
                        CaseOpened.class,
                        MessageAdded.class,
                        MessageRepeated.class,
                        CaseRevised.class,
                        MessageRepeated.class);
        assertThat(chats.rig.count("select count(*) from addition")).isOne();
    }

    @Test
    void shouldWaitOnceWhenTheBatchIsReadAgainAfterACrash() throws SQLException {
        assertThatThrownBy(() -> Transactions.run(chats.rig.databases.pool(), transaction -> {
                    chats.rig.handle(transaction, List.of(reply("more").envelope()));
                    throw new IllegalStateException("killed before the commit");
                }))
                .hasMessageContaining("killed");
        assertThat(waiting()).isZero();

        chats.rig.handle(reply("more"));
        assertThat(waiting()).isOne();
    }

    @Test
    void shouldLoseNothingWhenTheWorkFailsAndHoldUpNobody() throws SQLException {
        CaseSnapshot his = chats.open(other("his", "boris"));
        chats.answer(opened);
        chats.rig.opinions = (transaction, said) -> {
            throw new IllegalStateException("killed in the middle");
        };
        chats.rig.handle(reply("five").saying("5"), other("next", "anna"));
        chats.tell(opened, "anna", "status-answered");
        chats.rig.handle(reply("more").inChat("boris"));
        chats.tell(his, "boris", "acknowledgement");

        chats.rig.settle(Instant.now());

        assertThat(chats.last())
                .isInstanceOfSatisfying(
                        MessageAdded.class,
                        added -> assertThat(added.snapshot().reference()).isEqualTo(his.reference()));
        assertThat(chats.rig.count("select count(*) from cases"))
                .as("what came next is opened")
                .isEqualTo(3);
        assertThat(waiting()).as("it is there still").isOne();
        assertThat(chats.rig.count("select count(*) from message where external_id = 'five'"))
                .isZero();
        chats.rig.opinions = (transaction, said) -> () -> {};
        chats.rig.settle(Instant.now().plusSeconds(660));
        assertThat(chats.rig.count("select count(*) from message m join cases c on c.number = m.case_number"
                        + " where m.external_id = 'five' and c.reference = '" + opened.reference() + "'"))
                .isOne();
        assertThat(waiting()).isZero();
    }

    @Test
    void shouldForgetItWhenItsCitizenDeletesItMeanwhile() throws SQLException {
        Tagged more = reply("more");
        chats.rig.handle(more);
        chats.delete("anna", more);

        chats.tell(opened, "anna", "acknowledgement");
        chats.rig.settle(Instant.now());

        assertThat(chats.told()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    private static long waiting() throws SQLException {
        return chats.rig.count("select count(*) from early_message");
    }

    /** To the notice that is told of next. */
    private static Tagged reply(String id) {
        return reply(id, chats.nextNotice());
    }

    private static Tagged reply(String id, String notice) {
        return Tagged.message(id)
                .inChat("anna")
                .saying("Опора номер семь")
                .about("lighting")
                .inReplyTo("notice/" + notice);
    }

    /** Of another matter, so that nothing but the dialogue joins it. */
    private static Tagged other(String id, String chat) {
        return Tagged.message(id)
                .inChat(chat)
                .saying("На остановке нет автобуса " + id)
                .about("transport")
                .at("Чкалова", id);
    }
}
