package otklik.routing.desk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.StepUndone;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;
import otklik.routing.casework.Telling;
import otklik.routing.sight.Sight;

/**
 * Takes back what a bulk operation did, where it makes sense: in cases that nobody has touched since, and of which the citizen has not
 * been given an answer. Asked again, it goes on with those that it has not looked at.
 */
final class UndoBulk {
    private static final int AT_ONCE = 250;
    private final DataSource database;
    private final CaseCommand command;
    private final CaseStore cases;
    private final BulkRows rows;

    UndoBulk(DataSource database, CaseCommand command, CaseStore cases, BulkRows rows) {
        this.database = database;
        this.command = command;
        this.cases = cases;
        this.rows = rows;
    }

    /** @param operation one that the caller may look at */
    void undo(BulkRows.Operation operation, Caller caller, @Nullable String traceparent) throws SQLException {
        List<Change> made = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = Sight.SERVICE.run(database, transaction -> {
                made.clear();
                rows.hold(transaction, operation.id());
                List<BulkRows.Undoable> steps = rows.undoable(transaction, operation.id(), AT_ONCE);
                made.addAll(undo(transaction, operation, steps, caller, traceparent));
                return steps.size() == AT_ONCE;
            });
            command.committed(made);
        }
    }

    private List<Change> undo(
            Connection transaction,
            BulkRows.Operation operation,
            List<BulkRows.Undoable> steps,
            Caller caller,
            @Nullable String traceparent)
            throws SQLException {
        Map<String, Case> before = new HashMap<>();
        cases.asKept(transaction, steps.stream().map(BulkRows.Undoable::before).toList())
                .forEach(kept -> before.put(kept.reference(), kept));
        LockedCases locked = command.lock(
                transaction,
                caller,
                steps.stream().map(step -> new Reference(step.reference())).toList());
        List<String> outcomes = new ArrayList<>();
        for (BulkRows.Undoable step : steps) {
            Case kept = before.get(step.reference());
            Request request = new Request(new Reference(step.reference()), caller, step.version(), traceparent);
            outcomes.add(
                    kept == null
                            ? "not-found"
                            : outcome(
                                    locked.run(request, (current, now) -> decide(current, kept, operation, request))));
        }
        Sight.SERVICE.enter(transaction);
        UUID id = operation.id();
        rows.undone(transaction, id, steps, outcomes, locked.now());
        return command.store(transaction, locked);
    }

    private static Decided decide(Case current, Case before, BulkRows.Operation operation, Request request) {
        boolean told =
                current.status().told().isPresent() && before.status().told().isEmpty();
        if (told) {
            return Decided.notNow(current);
        }
        Case after = before.after(current);
        List<Outgoing<? extends CaseEvent>> facts = new ArrayList<>();
        facts.add(Change.told(after, new StepUndone(after.snapshot(), operation.step()), request.traceparent()));
        facts.addAll(Telling.withdrawn(current, after, request.traceparent()));
        return Decided.next(new Change(after, "undone", operation.step(), facts));
    }

    private static String outcome(CommandResult result) {
        return switch (result) {
            case CommandResult.Done ignored -> "undone";
            case CommandResult.NotNow ignored -> "told";
            case CommandResult.Changed ignored -> "changed";
            case CommandResult.NoSuchCase ignored -> "not-found";
            case CommandResult.NotAllowed ignored -> "not-allowed";
            case CommandResult.Impossible ignored -> "not-allowed";
            case CommandResult.OverLimit ignored -> "not-allowed";
            case CommandResult.UnknownAgency ignored -> "not-allowed";
            case CommandResult.UnknownCode ignored -> "not-allowed";
        };
    }
}
