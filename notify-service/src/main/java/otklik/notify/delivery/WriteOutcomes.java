package otklik.notify.delivery;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import otklik.eventing.Outbox;
import otklik.notify.ledger.AttemptRows;
import otklik.notify.ledger.FinalWord;

/** Writes outcomes into the ledger: the notices' rows, their attempts, what follows from an end, and the events. */
@Singleton
public final class WriteOutcomes {
    private final OutcomeRows rows;
    private final Doubts doubts;
    private final AttemptRows attempts;
    private final List<FinalWord> finalWords;
    private final Outbox outbox;

    WriteOutcomes(
            OutcomeRows rows, Doubts doubts, AttemptRows attempts, @All List<FinalWord> finalWords, Outbox outbox) {
        this.rows = rows;
        this.doubts = doubts;
        this.attempts = attempts;
        this.finalWords = finalWords;
        this.outbox = outbox;
    }

    /** Returns those that counted: another holder's word may have come first. */
    List<Outcome> write(Connection transaction, List<Outcome> batch) throws SQLException {
        List<Outcome> judged = doubts.judge(transaction, batch);
        Set<UUID> counted = new HashSet<>(rows.sent(transaction, only(Outcome.Sent.class, judged)));
        counted.addAll(rows.dead(transaction, only(Outcome.Dead.class, judged)));
        counted.addAll(rows.again(transaction, only(Outcome.Again.class, judged)));
        List<Outcome> written = judged.stream()
                .filter(outcome -> counted.contains(outcome.delivery().noticeId()))
                .toList();
        attempts.keep(transaction, only(Outcome.Again.class, written));
        follow(transaction, written);
        return written;
    }

    /** Gives up what nobody will take up, at most so many; returns what was ended. */
    public List<Outcome> giveUp(Connection transaction, Unserved unserved, Instant at, int most) throws SQLException {
        List<Outcome> ended = new ArrayList<>();
        for (Delivery delivery : rows.giveUp(transaction, unserved, at, most)) {
            ended.add(new Outcome.Dead(delivery, delivery.attempts(), at, unserved.why(), unserved.reason()));
        }
        follow(transaction, ended);
        return ended;
    }

    /** Whoever ended them: what follows from an end is the same. */
    private void follow(Connection transaction, List<Outcome> written) throws SQLException {
        List<Outcome> ended = written.stream()
                .filter(outcome -> !(outcome instanceof Outcome.Again))
                .toList();
        if (!ended.isEmpty()) {
            for (FinalWord word : finalWords) {
                word.ended(transaction, ended);
            }
        }
        outbox.append(transaction, written.stream().flatMap(NoticeEvents::of).toList());
    }

    private static <O extends Outcome> List<O> only(Class<O> kind, List<Outcome> some) {
        return some.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
