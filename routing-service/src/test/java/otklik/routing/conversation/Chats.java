package otklik.routing.conversation;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.ConversationEvent;
import otklik.contracts.ConversationEvent.Chat;
import otklik.contracts.NoticeEvent;
import otklik.contracts.NoticeEvent.NoticeSent;
import otklik.contracts.ReplyEvent;
import otklik.eventing.Envelope;
import otklik.eventing.Ids;
import otklik.eventing.Transactions;
import otklik.routing.casework.CaseStore;
import otklik.routing.citizen.Voices;
import otklik.routing.desk.AgencyDesk;
import otklik.routing.desk.CitizensDesk;
import otklik.routing.desk.Desks;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.HandlerRig;

/** Citizens in chats: a real database, no Kafka. */
final class Chats implements AutoCloseable {
    final HandlerRig rig = new HandlerRig();
    private final HearCitizens hear;
    private final KeepNotices keep;
    private int notices;

    Chats() throws SQLException, GeneralSecurityException {
        Clock clock = Clock.systemUTC();
        rig.opinions = new TakeOpinions(Voices.of(rig, Packs.ORENBURG, clock), rig.outbox, clock);
        CitizensDesk desk = Desks.citizensDesk(rig.databases.pool(), rig.outbox, rig.registry);
        hear = new HearCitizens(
                rig.opinions,
                new WithdrawMessage(new CaseStore(), desk, () -> Packs.ORENBURG),
                new SameProblem(new CaseStore(), desk),
                rig.outbox,
                clock);
        keep = new KeepNotices(() -> Packs.ORENBURG, clock);
    }

    static Chat chat(String name) {
        return new Chat("telegram", "region", "conversation-" + name, name, "citizen-of-" + name, "ru");
    }

    /** Opens a case and says what became of it. */
    CaseSnapshot open(Tagged message) throws SQLException {
        rig.handle(message);
        return last().snapshot();
    }

    CaseEvent last() throws SQLException {
        return rig.published().getLast().event();
    }

    List<CaseEvent> told() throws SQLException {
        return rig.published().stream().map(HandlerRig.Published::event).toList();
    }

    ReplyEvent.Answered answered() throws SQLException {
        return (ReplyEvent.Answered) rig.replies().getLast();
    }

    /** By which number Telegram will know the notice that is told of next. */
    String nextNotice() {
        return Integer.toString(notices + 1);
    }

    /** Notify-service told of the case; says by which number Telegram knows it. */
    String tell(CaseSnapshot of, String contact, String notice) throws SQLException {
        return tell(of, contact, notice, Instant.now().minusSeconds(60));
    }

    String tell(CaseSnapshot of, String contact, String notice, Instant at) throws SQLException {
        String number = Integer.toString(++notices);
        NoticeSent sent = new NoticeSent(
                Ids.next(),
                of.caseId(),
                of.messageId(),
                notice,
                "telegram",
                1,
                number,
                at.truncatedTo(ChronoUnit.MICROS),
                contact,
                null,
                of.caseVersion());
        Envelope<NoticeEvent> envelope = new Envelope<>(
                "notices.events", of.caseId(), Ids.next(), "otklik.notice.sent.v1", at, null, null, sent);
        Transactions.run(rig.databases.pool(), transaction -> {
            keep.handle(transaction, List.of(envelope));
            return true;
        });
        return number;
    }

    void hear(ConversationEvent event) throws SQLException {
        Envelope<ConversationEvent> envelope = new Envelope<>(
                "conversations.events",
                event.chat().conversation(),
                Ids.next(),
                "otklik.conversation",
                event.at(),
                null,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                event);
        Transactions.run(rig.databases.pool(), transaction -> {
            hear.handle(transaction, List.of(envelope));
            return true;
        });
        hear.committed();
    }

    void press(String name, String data) throws SQLException {
        hear(new ConversationEvent.ButtonPressed(chat(name), data, Instant.now()));
    }

    void delete(String name, Tagged message) throws SQLException {
        hear(new ConversationEvent.MessageWithdrawn(chat(name), message.messageId(), Instant.now()));
    }

    /** Its agency stops the clock of the case. */
    void pause(CaseSnapshot of) throws SQLException {
        AgencyDesk desk = Desks.agencyDesk(rig.databases.pool(), rig.outbox, rig.registry);
        AgencyDesk.Act act = Desks.act(of, "petrova");
        Transactions.run(rig.databases.pool(), transaction -> desk.pause(transaction, act, "номер опоры неизвестен"));
    }

    /** The agency answered a moment ago. */
    void answer(CaseSnapshot of) throws SQLException {
        Transactions.run(rig.databases.pool(), transaction -> {
            try (var update = transaction.prepareStatement("""
                    update cases set status = 'approved', resolution = 'Сделано', answered_by = 'executor',
                           answered_at = ?, approved_at = ? where reference = ?""")) {
                update.setObject(1, Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC));
                update.setObject(2, Instant.now().minusSeconds(60).atOffset(ZoneOffset.UTC));
                update.setString(3, of.reference());
                return update.executeUpdate();
            }
        });
    }

    @Override
    public void close() {
        rig.close();
    }
}
