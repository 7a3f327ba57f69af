package otklik.notify.web;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Condition;
import otklik.eventing.Transactions;
import otklik.notify.delivery.Delivery;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;
import otklik.notify.delivery.Worker;
import otklik.notify.web.WebNoticeRows.Written;

/** Writes notices into their chats, many in one transaction. What waits is bounded by what the lanes hold. */
@Singleton
final class WriteNotices {
    private static final Logger LOG = Logger.getLogger(WriteNotices.class);
    private static final int MOST = 256;
    private static final long IDLE_MILLIS = 250;

    private final PutIntoWords words;
    private final WebNoticeRows rows;
    private final DataSource database;
    private final Clock clock;
    private final BlockingQueue<Wanted> wanted = new LinkedBlockingQueue<>();
    private final Worker worker = new Worker("notify: web notices", this::round);

    WriteNotices(PutIntoWords words, WebNoticeRows rows, DataSource database, Clock clock) {
        this.words = words;
        this.rows = rows;
        this.database = database;
        this.clock = clock;
    }

    private record Wanted(Delivery delivery, Consumer<DeliveryResult> told) {}

    void start() {
        worker.start();
    }

    /** Never blocks; tells on another thread. */
    void write(Delivery delivery, Consumer<DeliveryResult> told) {
        wanted.add(new Wanted(delivery, told));
    }

    Condition condition() {
        return worker.condition();
    }

    private void round() throws InterruptedException {
        Wanted first = wanted.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Wanted> batch = new ArrayList<>();
        batch.add(first);
        wanted.drainTo(batch, MOST - 1);
        Instant now = clock.instant();
        List<Wanted> worded = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (Wanted one : batch) {
            Written row = word(one, now);
            if (row != null) {
                worded.add(one);
                written.add(row);
            }
        }
        DeliveryResult fault = written.isEmpty() ? null : store(written, now);
        worded.forEach(one -> one.told()
                .accept(
                        fault == null
                                ? new DeliveryResult.Delivered(
                                        one.delivery().noticeId().toString())
                                : fault));
    }

    /** Null for what cannot be told, which is told. */
    private @Nullable Written word(Wanted one, Instant now) {
        try {
            return words.of(one.delivery(), now);
        } catch (PutIntoWords.Unspeakable e) {
            one.told().accept(e.result());
            return null;
        } catch (RuntimeException e) {
            // Of one notice: the others of the batch go on, and each is told how it ended.
            one.told().accept(ourFault(e));
            return null;
        }
    }

    /** Null when it is durable. */
    private @Nullable DeliveryResult store(List<Written> some, Instant now) {
        try {
            Transactions.runAnew(database, transaction -> {
                rows.write(transaction, some, now);
                return some;
            });
            return null;
        } catch (SQLException e) {
            return new DeliveryResult.TryLater(null, "the database refused, SQLSTATE " + e.getSQLState(), Blame.NOTICE);
        } catch (RuntimeException e) {
            return ourFault(e);
        }
    }

    private static DeliveryResult ourFault(RuntimeException e) {
        LOG.errorf("web=failed fault=%s", e.getClass().getName());
        LOG.debug("web=failed", e);
        return new DeliveryResult.TryLater(
                null, "our own fault: " + e.getClass().getName(), Blame.NOTICE);
    }

    void close() {
        worker.close();
    }
}
