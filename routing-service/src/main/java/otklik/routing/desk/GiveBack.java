package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent;
import otklik.contracts.CaseEvent.CaseReturned;
import otklik.eventing.Outgoing;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.Responsibility;
import otklik.routing.casework.ReturnNote;
import otklik.routing.casework.Telling;

/** The executor says that the case is not the agency's; a coordinator decides anew, with the reason and a hint in view. */
final class GiveBack {
    private final Runner command;
    private final Responsibility responsibility;
    private final CaseDeadlines deadlines;

    GiveBack(Runner command, Responsibility responsibility, CaseDeadlines deadlines) {
        this.deadlines = deadlines;
        this.command = command;
        this.responsibility = responsibility;
    }

    /** @param hint code of the agency whose it may be */
    CommandResult giveBack(Request request, String reason, @Nullable String hint) throws SQLException {
        return command.run(request, (current, now) -> decide(current, reason, hint, request, now));
    }

    private Decided decide(Case current, String reason, @Nullable String hint, Request request, Instant now) {
        if (!request.caller().mayExecute(current)) {
            return Decided.notAllowed(Caller.EXECUTOR);
        }
        if (hint != null && !responsibility.knowsAgency(hint)) {
            return Decided.refused(new CommandResult.UnknownAgency("hint"));
        }
        return switch (current.status()) {
            case CaseStatus.Held held -> {
                ReturnNote note = new ReturnNote(held.to().executor(), reason, hint);
                Instant due =
                        deadlines.triageDue(current.regime(), current.clock().handedAt(now));
                Case after = current.handedOver(held.giveBack(note, due), now);
                yield Decided.next(new Change(after, "returned", reason, told(current, after, note, request)));
            }
            case CaseStatus.Triage ignored -> Decided.notNow(current);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }

    private static List<Outgoing<? extends CaseEvent>> told(Case before, Case after, ReturnNote note, Request request) {
        List<Outgoing<? extends CaseEvent>> told = new ArrayList<>();
        CaseReturned fact = new CaseReturned(after.snapshot(), note.agency(), note.reason(), note.hint());
        told.add(Change.told(after, fact, request.traceparent()));
        told.addAll(Telling.withdrawn(before, after, request.traceparent()));
        return told;
    }
}
