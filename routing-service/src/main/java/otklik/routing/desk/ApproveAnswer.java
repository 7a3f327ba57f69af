package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import otklik.contracts.CaseEvent.AnswerRefused;
import otklik.contracts.CaseEvent.CaseApproved;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStatus.Answered;

/**
 * A second person reads the outcome before the citizen does: approved, it goes out; refused, the executor writes it anew. Nobody
 * approves what he wrote himself, an administrator neither.
 */
final class ApproveAnswer {
    private final Runner command;

    ApproveAnswer(Runner command) {
        this.command = command;
    }

    CommandResult approve(Request request) throws SQLException {
        return command.run(request, (current, now) -> {
            boolean done = current.status() instanceof CaseStatus.Approved
                    && request.caller().mayApprove(current);
            return done
                    ? Decided.refused(new CommandResult.Done(current))
                    : decide(current, request, answered -> approved(current, answered, request, now));
        });
    }

    /** @param reason for the executor */
    CommandResult refuse(Request request, String reason) throws SQLException {
        return command.run(
                request,
                (current, now) ->
                        decide(current, request, answered -> refused(current, answered, reason, request, now)));
    }

    private interface Judgement {
        Decided of(Answered answered);
    }

    private static Decided decide(Case current, Request request, Judgement judgement) {
        if (!request.caller().mayApprove(current)) {
            return Decided.notAllowed("approver of the agency that holds the case, or admin");
        }
        if (!(current.status() instanceof Answered answered)) {
            return Decided.notNow(current);
        }
        return answered.outcome().by().equals(request.caller().name())
                ? Decided.notAllowed("approver, and not the person who wrote the answer")
                : judgement.of(answered);
    }

    private static Decided approved(Case current, Answered answered, Request request, Instant now) {
        Case after = current.became(answered.approve(now));
        CaseApproved fact =
                new CaseApproved(after.snapshot(), answered.outcome().text());
        return Decided.next(Change.of(after, "approved", "", fact, request.traceparent()));
    }

    private static Decided refused(Case current, Answered answered, String reason, Request request, Instant now) {
        Case after = current.became(answered.refuse(now));
        AnswerRefused fact = new AnswerRefused(after.snapshot(), reason);
        return Decided.next(Change.of(after, "answer-refused", reason, fact, request.traceparent()));
    }
}
