package otklik.notify.web;

import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.Condition;
import otklik.eventing.Transactions;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.notify.delivery.Worker;
import otklik.notify.web.WebNoticeRows.Kept;
import otklik.notify.web.WebNoticeRows.Question;

/**
 * Reads notices for chats: of many streams in one statement, and for who asks once. Each stream has at most one question
 * waiting, so what waits is bounded by the number of streams.
 */
@Singleton
final class ReadNotices {
    /** Most notices of one answer. */
    static final int PAGE = 10;

    private static final Logger LOG = Logger.getLogger(ReadNotices.class);
    private static final int MOST = 500;
    private static final long IDLE_MILLIS = 250;
    private static final long PURGE_NANOS = Duration.ofMinutes(1).toNanos();

    private final WebNoticeRows rows;
    private final Unsealer unsealer;
    private final DataSource database;
    private final Clock clock;
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Worker worker = new Worker("notify: web streams", this::round);
    private long purgedAt = System.nanoTime() - PURGE_NANOS;

    ReadNotices(WebNoticeRows rows, Unsealer unsealer, DataSource database, Clock clock) {
        this.rows = rows;
        this.unsealer = unsealer;
        this.database = database;
        this.clock = clock;
    }

    /** Who asked; told on the reader's thread, and must not block it. */
    interface Asker {
        void answered(Answer answer);

        /** The database did not answer; whoever wants to know asks again. */
        void unanswered();
    }

    /**
     * Notices, oldest first.
     *
     * @param position to ask after the next time
     * @param more whether there may be more
     */
    record Answer(List<WebNotice> notices, long position, boolean more) {}

    private record Asked(Question question, Asker asker) {}

    void start() {
        worker.start();
    }

    Condition condition() {
        return worker.condition();
    }

    /** Never blocks. */
    void ask(WebChat chat, long after, Asker asker) {
        asked.add(new Asked(new Question(chat, after), asker));
    }

    private void round() throws SQLException, InterruptedException {
        purge();
        Asked first = asked.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Asked> batch = new ArrayList<>();
        batch.add(first);
        asked.drainTo(batch, MOST - 1);
        List<Answer> answers = List.of();
        try {
            answers = read(batch.stream().map(Asked::question).toList());
        } finally {
            // Who is not answered must know, or he never asks again.
            batch.subList(answers.size(), batch.size())
                    .forEach(one -> one.asker().unanswered());
        }
        for (int i = 0; i < answers.size(); i++) {
            batch.get(i).asker().answered(answers.get(i));
        }
    }

    private List<Answer> read(List<Question> questions) throws SQLException {
        List<List<Kept>> found = new ArrayList<>();
        questions.forEach(question -> found.add(new ArrayList<>()));
        Transactions.run(database, transaction -> rows.after(transaction, questions, PAGE))
                .forEach(kept -> found.get(kept.question()).add(kept));
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            List<Kept> of = found.get(i);
            answers.add(new Answer(
                    readable(of),
                    of.isEmpty() ? questions.get(i).after() : of.getLast().position(),
                    of.size() == PAGE));
        }
        return answers;
    }

    /** One that cannot be opened must not hold what comes after it. */
    private List<WebNotice> readable(List<Kept> some) {
        List<WebNotice> notices = new ArrayList<>(some.size());
        for (Kept kept : some) {
            try {
                notices.add(new WebNotice(
                        kept.noticeId(),
                        kept.position(),
                        kept.notice(),
                        kept.language(),
                        Content.of(unsealer.unsealText(kept.sealedText())),
                        kept.madeAt()));
            } catch (UnreadableSeal | UncheckedIOException e) {
                LOG.errorf(
                        "notice=%s web=unreadable fault=%s",
                        kept.noticeId(), e.getClass().getName());
            }
        }
        return notices;
    }

    private void purge() throws SQLException {
        if (System.nanoTime() - purgedAt > PURGE_NANOS) {
            Transactions.run(database, transaction -> rows.deleteOver(transaction, clock.instant()));
            purgedAt = System.nanoTime();
        }
    }

    void close() {
        worker.close();
    }
}
