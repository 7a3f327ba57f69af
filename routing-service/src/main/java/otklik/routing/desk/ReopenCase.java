package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent.CaseReopened;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;

/** What was done turns out not to be: the work begins again, with a clock that starts now. What was rejected goes to a coordinator. */
final class ReopenCase {
    private final CaseCommand command;
    private final CaseDeadlines deadlines;

    ReopenCase(CaseCommand command, CaseDeadlines deadlines) {
        this.command = command;
        this.deadlines = deadlines;
    }

    /** @param reason for the executor */
    CommandResult reopen(Request request, String reason) throws SQLException {
        return command.run(request, (current, now) -> decide(current, reason, request, now));
    }

    private Decided decide(Case current, String reason, Request request, Instant now) {
        if (!request.caller().mayModerate(current)) {
            return Decided.notAllowed("moderator, coordinator or admin");
        }
        return switch (current.status()) {
            case CaseStatus.Done ignored when current.isErased() || current.isThanks() -> Decided.notNow(current);
            case CaseStatus.Done done ->
                Decided.next(reopened(current, done, deadlines, reason, request.traceparent(), now));
            case CaseStatus.Open ignored -> Decided.notNow(current);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
        };
    }

    static Change reopened(
            Case current,
            CaseStatus.Done done,
            CaseDeadlines deadlines,
            String reason,
            @Nullable String traceparent,
            Instant now) {
        CaseClock clock = CaseClock.from(now);
        // A member that is reopened by itself is worked on by itself.
        Case after = current.alone()
                .timed(
                        done.reopen(
                                deadlines.due(current.regime(), current.category(), clock),
                                deadlines.triageDue(current.regime(), clock)),
                        current.regime(),
                        clock);
        return Change.of(after, "reopened", reason, new CaseReopened(after.snapshot(), reason), traceparent);
    }
}
