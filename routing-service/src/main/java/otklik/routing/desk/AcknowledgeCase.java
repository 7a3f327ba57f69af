package otklik.routing.desk;

import java.sql.SQLException;
import otklik.contracts.CaseEvent.CaseAcknowledged;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;

/**
 * Somebody who has a case that cannot wait says that he has seen it, so that nobody else is called. To say so twice changes nothing, nor
 * where the agency has accepted it.
 */
final class AcknowledgeCase {
    private final CaseCommand command;

    AcknowledgeCase(CaseCommand command) {
        this.command = command;
    }

    CommandResult acknowledge(Request request) throws SQLException {
        return command.run(request, (current, now) -> decide(current, request));
    }

    private static Decided decide(Case current, Request request) {
        Caller caller = request.caller();
        boolean centre = current.status() instanceof CaseStatus.Triage && caller.mayModerate(current);
        if (!centre && !caller.mayExecute(current) && !caller.mayCoordinate(current)) {
            return Decided.notAllowed(Caller.EXECUTOR + ", coordinator, or moderator while nobody holds it");
        }
        if (current.isUnacknowledged()) {
            Case after = current.acknowledged();
            CaseAcknowledged fact = new CaseAcknowledged(after.snapshot());
            return Decided.next(Change.of(after, "acknowledged", "", fact, request.traceparent()));
        }
        return current.understood().emergency() != null && current.status() instanceof CaseStatus.Open
                ? Decided.refused(new CommandResult.Done(current))
                : Decided.notNow(current);
    }
}
