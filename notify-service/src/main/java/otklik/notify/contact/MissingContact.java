package otklik.notify.contact;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Streams;
import otklik.eventing.Progress;
import otklik.eventing.Transactions;
import otklik.notify.delivery.DeadReason;
import otklik.notify.delivery.DeliveryResult;
import otklik.notify.delivery.DeliveryResult.Blame;

/**
 * Whether a contact that is not there may still come. Ingest publishes the contact before its message, so it is on the
 * stream by the time its case is opened: once our reader has passed the end that the stream had when we first missed it,
 * it never will come. Blocks.
 */
@Singleton
public final class MissingContact {
    private final Progress progress;
    private final DataSource database;
    private final Queue<Question> questions = new ConcurrentLinkedQueue<>();
    private final ReentrantLock answering = new ReentrantLock();

    private record Question(String contactId, @Nullable String mark, CompletableFuture<DeliveryResult> answer) {}

    MissingContact(Progress progress, DataSource database) {
        this.progress = progress;
        this.database = database;
    }

    /**
     * @param mark what {@link DeliveryResult.AwaitsContact} said the last time, absent the first time
     * @throws CompletionException when it could not be judged
     */
    public DeliveryResult judge(String contactId, @Nullable String mark) {
        Question question = new Question(contactId, mark, new CompletableFuture<>());
        questions.add(question);
        answering.lock();
        try {
            answer();
        } finally {
            answering.unlock();
        }
        return question.answer().join();
    }

    /** Whoever comes first answers all that came by then: a backlog of early notices costs a query a round trip, not one each. */
    private void answer() {
        Map<String, List<Question>> marked = new HashMap<>();
        List<Question> fresh = new ArrayList<>();
        for (Question next = questions.poll(); next != null; next = questions.poll()) {
            String mark = next.mark();
            if (mark == null) {
                fresh.add(next);
            } else {
                marked.computeIfAbsent(mark, first -> new ArrayList<>()).add(next);
            }
        }
        try {
            if (!fresh.isEmpty()) {
                DeliveryResult answer = mark();
                fresh.forEach(question -> question.answer().complete(answer));
            }
            if (!marked.isEmpty()) {
                compare(marked);
            }
        } catch (RuntimeException e) {
            fresh.forEach(question -> question.answer().completeExceptionally(e));
            marked.values()
                    .forEach(some -> some.forEach(question -> question.answer().completeExceptionally(e)));
        }
    }

    private DeliveryResult mark() {
        try {
            return new DeliveryResult.AwaitsContact(progress.end(Streams.CONTACTS));
        } catch (CompletionException e) {
            return new DeliveryResult.TryLater(null, "the end of the contacts cannot be asked for", Blame.NOTICE);
        }
    }

    private void compare(Map<String, List<Question>> marked) {
        Set<Question> gone;
        try {
            gone = Transactions.run(database, transaction -> gone(transaction, marked));
        } catch (SQLException e) {
            gone = Set.of();
        }
        for (List<Question> some : marked.values()) {
            for (Question question : some) {
                question.answer()
                        .complete(
                                gone.contains(question)
                                        ? new DeliveryResult.Refused(
                                                DeadReason.NO_CONTACT, "there is no contact to answer to")
                                        : new DeliveryResult.AwaitsContact(question.mark()));
            }
        }
    }

    /** In this order: what was read before the mark is in the table when the table is asked. */
    private Set<Question> gone(Connection transaction, Map<String, List<Question>> marked) throws SQLException {
        Set<Question> passed = new HashSet<>();
        for (Map.Entry<String, List<Question>> some : marked.entrySet()) {
            if (progress.hasPassed(transaction, Streams.CONTACTS, some.getKey())) {
                passed.addAll(some.getValue());
            }
        }
        if (!passed.isEmpty()) {
            Set<String> here = existing(
                    transaction,
                    passed.stream().map(Question::contactId).distinct().toList());
            passed.removeIf(question -> here.contains(question.contactId()));
        }
        return passed;
    }

    private static Set<String> existing(Connection transaction, List<String> contactIds) throws SQLException {
        Set<String> existing = new HashSet<>();
        try (PreparedStatement select =
                transaction.prepareStatement("select contact_id from contact where contact_id = any (?)")) {
            select.setArray(1, transaction.createArrayOf("text", contactIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    existing.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return existing;
    }
}
