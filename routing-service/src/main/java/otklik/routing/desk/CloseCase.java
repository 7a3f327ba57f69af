package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;

/** The outcome stands. To close what is closed changes nothing. */
final class CloseCase {
    private final Runner command;

    CloseCase(Runner command) {
        this.command = command;
    }

    CommandResult close(Request request) throws SQLException {
        return command.run(request, (current, now) -> decide(current, request, now));
    }

    private static Decided decide(Case current, Request request, Instant now) {
        if (!request.caller().mayModerate(current)) {
            return Decided.notAllowed("moderator, coordinator or admin");
        }
        return switch (current.status()) {
            case CaseStatus.Approved ignored when current.lead() != null -> Decided.notNow(current);
            case CaseStatus.Approved approved -> {
                Case after = current.became(approved.close(now));
                yield Decided.next(
                        Change.of(after, "closed", "", new CaseClosed(after.snapshot()), request.traceparent()));
            }
            case CaseStatus.Closed ignored -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Rejected ignored -> Decided.notNow(current);
            case CaseStatus.Open ignored -> Decided.notNow(current);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
        };
    }
}
