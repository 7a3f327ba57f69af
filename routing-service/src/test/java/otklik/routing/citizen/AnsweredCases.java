package otklik.routing.citizen;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.desk.Desks;
import otklik.routing.fixture.Packs;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.HandlerRig;

/** Cases with answers, and citizens who rate them at chosen instants; a real database, no Kafka. */
final class AnsweredCases implements AutoCloseable {
    static final Instant ANSWERED = Instant.parse("2026-03-02T10:00:00.123456Z");

    final HandlerRig rig = new HandlerRig();

    AnsweredCases() throws SQLException, GeneralSecurityException {}

    /** Opened by the message and answered at {@link #ANSWERED}. */
    Reference by(Tagged message) throws SQLException {
        rig.handle(message);
        Reference opened = Reference.parse(
                        rig.published().getLast().event().snapshot().reference())
                .orElseThrow();
        answer(opened, ANSWERED);
        return opened;
    }

    void answer(Reference of, Instant at) throws SQLException {
        Transactions.run(rig.databases.pool(), transaction -> {
            try (var update = transaction.prepareStatement("""
                    update cases set status = 'approved', resolution = 'Сделано', answered_by = 'executor',
                           answered_at = ?, approved_at = ? where reference = ?""")) {
                update.setObject(1, at.atOffset(ZoneOffset.UTC));
                update.setObject(2, at.atOffset(ZoneOffset.UTC));
                update.setString(3, of.toString());
                return update.executeUpdate();
            }
        });
    }

    /** What follows when the citizen rates at this instant; without a rating he asks for the work to begin again. */
    RateAnswer.Outcome rate(Reference of, @Nullable Integer rating, Instant at) throws SQLException {
        return rateAnswer(at).say(of, new RateAnswer.Opinion(rating, null, null));
    }

    private RateAnswer rateAnswer(Instant at) {
        var pool = rig.databases.pool();
        return new RateAnswer(
                pool,
                new CaseStore(),
                new RateAnswer.Counted(new Ratings(), new RatedObject(new Pins(new byte[32], new SecureRandom()))),
                Desks.citizensDesk(pool, rig.outbox, rig.registry),
                () -> Packs.ORENBURG,
                Clock.fixed(at, ZoneOffset.UTC));
    }

    AskToAdd askToAdd(int perDay, Instant at) {
        return new AskToAdd(
                rig.databases.pool(), new CaseStore(), perDay, () -> Packs.ORENBURG, Clock.fixed(at, ZoneOffset.UTC));
    }

    @Override
    public void close() {
        rig.close();
    }
}
