package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import otklik.contracts.CaseEvent.CasePromoted;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;

/**
 * Brings a case under another regime, as when a message is registered as an appeal by law: the new clock starts now, and what went
 * before does not count. To bring it under the regime that it has changes nothing.
 */
final class PromoteCase {
    private final CaseCommand command;
    private final CaseDeadlines deadlines;

    PromoteCase(CaseCommand command, CaseDeadlines deadlines) {
        this.command = command;
        this.deadlines = deadlines;
    }

    CommandResult promote(Request request, String regime) throws SQLException {
        return command.run(request, (current, now) -> decide(current, regime, request, now));
    }

    private Decided decide(Case current, String regime, Request request, Instant now) {
        if (!request.caller().mayModerate(current)) {
            return Decided.notAllowed("moderator, coordinator or admin");
        }
        if (!deadlines.knowsRegime(regime)) {
            return Decided.refused(new CommandResult.UnknownCode("regime", deadlines.regimes()));
        }
        return switch (current.status()) {
            case CaseStatus.Open ignored
            when current.regime().equals(regime) -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Open open -> promoted(current, open, regime, request, now);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }

    private Decided promoted(Case current, CaseStatus.Open open, String regime, Request request, Instant now) {
        CaseClock clock = CaseClock.from(now);
        CaseStatus next = switch (open) {
            case CaseStatus.Held held -> held.until(deadlines.due(regime, current.category(), clock));
            case CaseStatus.Triage triage -> triage.until(deadlines.triageDue(regime, clock));
        };
        Case after = current.timed(next, regime, clock);
        CasePromoted fact = new CasePromoted(after.snapshot(), current.regime());
        return Decided.next(Change.of(after, "promoted", regime, fact, request.traceparent()));
    }
}
