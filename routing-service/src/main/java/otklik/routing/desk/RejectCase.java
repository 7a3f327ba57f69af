package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import otklik.contracts.CaseEvent.CaseRejected;
import otklik.region.RejectReason;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;

/** A moderator says that nobody works on the message, and why; the citizen is told. */
final class RejectCase {
    private final CaseCommand command;

    RejectCase(CaseCommand command) {
        this.command = command;
    }

    CommandResult reject(Request request, String reason) throws SQLException {
        return command.run(request, (current, now) -> decide(current, reason, request, now));
    }

    private static Decided decide(Case current, String code, Request request, Instant now) {
        if (!request.caller().mayModerate(current)) {
            return Decided.notAllowed("moderator, coordinator or admin");
        }
        if (RejectReason.of(code).isEmpty()) {
            return Decided.refused(new CommandResult.UnknownCode("reason", RejectReason.codes()));
        }
        return switch (current.status()) {
            case CaseStatus.Open open -> {
                Case after = current.became(open.reject(code, now));
                CaseRejected fact = new CaseRejected(after.snapshot(), code);
                yield Decided.next(Change.of(after, "rejected", code, fact, request.traceparent()));
            }
            case CaseStatus.Rejected rejected
            when rejected.reason().equals(code) -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }
}
