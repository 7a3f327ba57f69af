package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Condition;
import otklik.eventing.Outbox;
import otklik.eventing.Trace;
import otklik.eventing.Transactions;

/**
 * Writes outcomes in batches: one transaction for what some milliseconds brought, with its events in the outbox. Until
 * then a notice may have been taken without us knowing after a crash: it is then sent again under the same id.
 */
@Singleton
final class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final int MOST = 2_000;
    private static final long IDLE_MILLIS = 250;

    private final RetryRules rules;
    private final WriteOutcomes writing;
    private final DataSource database;
    private final Outbox outbox;
    private final DeliveryMeters meters;
    private final Turns turns;
    private final Bell bell;
    private final InHand inHand;
    private final Clock clock;
    private final long gatherNanos;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final List<Outcome> batch = new ArrayList<>();
    private final Worker worker = new Worker("notify: outcomes", this::round);

    Recorder(
            RetryRules rules,
            WriteOutcomes writing,
            DataSource database,
            Outbox outbox,
            DeliveryMeters meters,
            Turns turns,
            Bell bell,
            InHand inHand,
            Clock clock,
            DeliverySettings settings) {
        this.rules = rules;
        this.writing = writing;
        this.database = database;
        this.outbox = outbox;
        this.meters = meters;
        this.turns = turns;
        this.bell = bell;
        this.inHand = inHand;
        this.clock = clock;
        this.gatherNanos = settings.gather().toNanos();
    }

    void start() {
        worker.start();
    }

    Condition condition() {
        return worker.condition();
    }

    /** Never blocks. What is waiting here is bounded by what the lanes hold. */
    void record(Delivery delivery, DeliveryResult result) {
        inHand.answered(delivery);
        outcomes.add(rules.outcome(delivery, result, clock.instant()));
    }

    /** The batch stays until it is written: a database that is away loses no outcome while this process lives. */
    private void round() throws SQLException, InterruptedException {
        if (batch.isEmpty()) {
            gather();
        }
        if (!batch.isEmpty()) {
            List<Outcome> counted = writeAll();
            batch.forEach(outcome -> inHand.written(outcome.delivery()));
            outbox.signal();
            counted.forEach(this::openAgain);
            bell.ring();
            counted.forEach(this::tell);
            batch.clear();
        }
    }

    /** What PostgreSQL refuses for its content alone must not hold the rest: its lease runs out, and its reason is logged. */
    private List<Outcome> writeAll() throws SQLException {
        try {
            return Transactions.run(database, transaction -> writing.write(transaction, batch));
        } catch (SQLException e) {
            if (!isOfContent(e)) {
                throw e;
            }
            List<Outcome> counted = new ArrayList<>();
            for (Outcome outcome : batch) {
                try {
                    counted.addAll(
                            Transactions.run(database, transaction -> writing.write(transaction, List.of(outcome))));
                } catch (SQLException single) {
                    if (!isOfContent(single)) {
                        throw single;
                    }
                    LOG.errorf(
                            "notice=%s outcome=unwritable SQLSTATE=%s",
                            outcome.delivery().noticeId(), single.getSQLState());
                }
            }
            return counted;
        }
    }

    private static boolean isOfContent(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void gather() throws InterruptedException {
        Outcome first = outcomes.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        batch.add(first);
        long end = System.nanoTime() + gatherNanos;
        for (long left = gatherNanos; left > 0 && batch.size() < MOST; left = end - System.nanoTime()) {
            outcomes.drainTo(batch, MOST - batch.size());
            Outcome next = batch.size() < MOST ? outcomes.poll(left, TimeUnit.NANOSECONDS) : null;
            if (next != null) {
                batch.add(next);
            }
        }
    }

    private void openAgain(Outcome outcome) {
        if (outcome instanceof Outcome.Again again) {
            turns.due(Queue.of(again.delivery()), again.dueAt());
        }
    }

    private void tell(Outcome outcome) {
        meters.count(outcome);
        switch (outcome) {
            case Outcome.Sent sent -> {
                if (LOG.isDebugEnabled()) {
                    log(Logger.Level.DEBUG, "sent", outcome, "");
                }
            }
            case Outcome.Dead dead -> log(Logger.Level.WARN, "dead", outcome, dead.reason());
            case Outcome.Again again -> {
                if (LOG.isDebugEnabled()) {
                    log(Logger.Level.DEBUG, "again", outcome, String.valueOf(again.reason()));
                }
            }
        }
    }

    private static void log(Logger.Level level, String result, Outcome outcome, String reason) {
        Delivery delivery = outcome.delivery();
        Trace.logged(
                delivery.traceparent(),
                () -> LOG.logf(
                        level,
                        "notice=%s kind=%s lane=%s case=%s result=%s attempts=%d reason=%s",
                        delivery.noticeId(),
                        delivery.notice(),
                        delivery.lane(),
                        delivery.caseId(),
                        result,
                        delivery.attempts() + 1,
                        reason));
    }

    /** Writes what is waiting, as far as the database lets it. */
    void close() {
        worker.close();
        try {
            outcomes.drainTo(batch);
            if (!batch.isEmpty()) {
                Transactions.run(database, transaction -> writing.write(transaction, batch));
            }
        } catch (SQLException e) {
            LOG.warnf("outcomes=%d unwritten at the end: their leases will run out", batch.size());
        }
    }
}
