package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import otklik.contracts.CaseEvent.CaseAccepted;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;

/** The executor says that the agency works on the case. To say so twice changes nothing. */
final class AcceptCase {
    private final Runner command;

    AcceptCase(Runner command) {
        this.command = command;
    }

    CommandResult accept(Request request) throws SQLException {
        return command.run(request, (current, now) -> decide(current, request, now));
    }

    private static Decided decide(Case current, Request request, Instant now) {
        if (!request.caller().mayExecute(current)) {
            return Decided.notAllowed(Caller.EXECUTOR);
        }
        return switch (current.status()) {
            case CaseStatus.Assigned assigned -> {
                Case after = current.became(assigned.accept(now));
                yield Decided.next(
                        Change.of(after, "accepted", "", new CaseAccepted(after.snapshot()), request.traceparent()));
            }
            case CaseStatus.Accepted ignored -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Triage ignored -> Decided.notNow(current);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }
}
