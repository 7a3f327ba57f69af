package otklik.routing.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent.CaseCommented;
import otklik.contracts.CaseEvent.CaseRated;
import otklik.contracts.CaseEvent.CaseRejected;
import otklik.contracts.CaseEvent.CaseRevised;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;

/** What becomes of a case by what its citizen says of the answer, in a transaction that the caller ends. */
public final class CitizensDesk {
    private static final String REOPENED = "reopened";

    private final CaseCommand command;
    private final CaseDeadlines deadlines;
    private final JoinCase joinCase;

    CitizensDesk(CaseCommand command, CaseDeadlines deadlines) {
        this.command = command;
        this.joinCase = new JoinCase(command, new CaseStore());
        this.deadlines = deadlines;
    }

    /**
     * What the citizen says of the answer.
     *
     * @param rating 1 to 5; absent where he asks for the work to begin again without one
     * @param sequence which of his negative ratings about the object it is; absent where it is not negative
     * @param consequence as in {@link CaseRated}; {@code reopened} has the work begin again
     * @param reason why it begins again, for the executor; not in the citizen's words
     */
    public record Opinion(
            @Nullable Integer rating, @Nullable Integer sequence, String consequence, String reason) {}

    /** @param committed to be run after the commit, and only then */
    public record Said(Case after, Runnable committed) {}

    /** @param locked by the transaction, with an answer that the citizen has */
    public Said say(
            Connection transaction,
            Case locked,
            CaseStatus.Done done,
            Opinion opinion,
            @Nullable String traceparent,
            Instant now)
            throws SQLException {
        Case rated = locked.became(done);
        CaseRated fact = new CaseRated(rated.snapshot(), opinion.rating(), opinion.sequence(), opinion.consequence());
        String detail =
                opinion.rating() == null ? opinion.consequence() : opinion.rating() + " " + opinion.consequence();
        List<Change> changes = new ArrayList<>();
        changes.add(Change.of(rated, "rated", detail, fact, traceparent));
        if (opinion.consequence().equals(REOPENED)) {
            changes.add(ReopenCase.reopened(rated, done, deadlines, opinion.reason(), traceparent, now));
        }
        return new Said(changes.getLast().after(), store(transaction, locked, changes, traceparent, now));
    }

    /** Nobody works on what its citizen took back; its words are gone. */
    public Runnable withdrawn(
            Connection transaction, Case locked, CaseStatus.Open open, @Nullable String traceparent, Instant now)
            throws SQLException {
        Case after = locked.withdrawn(open.reject(CaseStatus.WITHDRAWN, now));
        CaseRejected fact = new CaseRejected(after.snapshot(), CaseStatus.WITHDRAWN);
        Change change = Change.of(after, "rejected", CaseStatus.WITHDRAWN, fact, traceparent);
        return store(transaction, locked, List.of(change), traceparent, now);
    }

    /**
     * Who works on the case has to know.
     *
     * @param note what its citizen did, in our words
     */
    public Runnable noted(Connection transaction, Case locked, String note, @Nullable String traceparent, Instant now)
            throws SQLException {
        Case after = locked.became(locked.status());
        CaseCommented fact = new CaseCommented(after.snapshot(), null, note);
        Change change = Change.of(after, "commented", note, fact, traceparent);
        return store(transaction, locked, List.of(change), traceparent, now);
    }

    /** What he had added to the case is not as it was. */
    public Runnable reworded(
            Connection transaction, Case locked, String messageId, @Nullable String traceparent, Instant now)
            throws SQLException {
        Case after = locked.next();
        CaseRevised fact = new CaseRevised(after.snapshot(), messageId);
        Change change = Change.of(after, "revised", messageId, fact, traceparent);
        return store(transaction, locked, List.of(change), traceparent, now);
    }

    /** He and somebody before him say that his case is about the same problem as the other, locked like it. */
    public Runnable joined(
            Connection transaction,
            Case locked,
            CaseStatus.Open open,
            Case other,
            @Nullable String traceparent,
            Instant now)
            throws SQLException {
        Change change = JoinCase.joined(locked, open, other, traceparent);
        Runnable committed = store(transaction, locked, List.of(change), traceparent, now);
        command.tell(
                transaction,
                joinCase.join(transaction, locked, change.after(), other, request(locked, traceparent), now));
        return committed;
    }

    private static Request request(Case locked, @Nullable String traceparent) {
        Reference reference = Reference.parse(locked.reference()).orElseThrow();
        return new Request(reference, Caller.citizen(), null, traceparent);
    }

    private Runnable store(
            Connection transaction, Case locked, List<Change> changes, @Nullable String traceparent, Instant now)
            throws SQLException {
        LockedCases cases = new LockedCases(List.of(locked), now);
        cases.take(locked, changes, request(locked, traceparent));
        command.store(transaction, cases);
        return () -> command.committed(changes);
    }
}
