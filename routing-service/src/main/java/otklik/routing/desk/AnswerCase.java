package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import otklik.contracts.CaseEvent.CaseAnswered;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;
import otklik.routing.casework.CaseStatus.Answered;
import otklik.routing.casework.Resolution;
import otklik.routing.casework.Responsibility;

/**
 * The executor writes the outcome. Where the regime asks for a second pair of eyes it waits for them, else the citizen is told at
 * once. To give the same answer twice changes nothing.
 */
final class AnswerCase {
    private final Runner command;
    private final Responsibility responsibility;

    AnswerCase(Runner command, Responsibility responsibility) {
        this.command = command;
        this.responsibility = responsibility;
    }

    CommandResult answer(Request request, String text) throws SQLException {
        return answer(request, Wording.same(text));
    }

    /** @param wording what the outcome is in this case, in words for the citizen */
    CommandResult answer(Request request, Wording wording) throws SQLException {
        return command.run(request, (current, now) -> decide(current, wording.of(current), request, now));
    }

    private Decided decide(Case current, Wording.Words words, Request request, Instant now) {
        String text = words.text();
        if (!request.caller().mayAnswer(current)) {
            return Decided.notAllowed(Caller.EXECUTOR + ", or admin");
        }
        if (!words.open().isEmpty()) {
            return Decided.refused(new CommandResult.Impossible(
                    "values", "the answer still asks for " + String.join(", ", words.open())));
        }
        return switch (current.status()) {
            case CaseStatus.Held held ->
                answered(
                        current,
                        held.answer(new Resolution(text, now, request.caller().name())),
                        request,
                        now);
            case Answered answered when isSame(answered.outcome(), text) -> done(current);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case Answered ignored -> Decided.notNow(current);
            case CaseStatus.Approved approved when isSame(approved.outcome(), text) -> done(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
            case CaseStatus.Triage ignored -> Decided.notNow(current);
        };
    }

    private Decided answered(Case current, Answered answered, Request request, Instant now) {
        boolean waits = responsibility.needsApproval(current.regime());
        Case after = current.became(waits ? answered : answered.approve(now));
        CaseAnswered fact =
                new CaseAnswered(after.snapshot(), answered.outcome().text());
        return Decided.next(Change.of(after, "answered", "", fact, request.traceparent()));
    }

    private static boolean isSame(Resolution resolution, String text) {
        return resolution.text().equals(text);
    }

    private static Decided done(Case current) {
        return Decided.refused(new CommandResult.Done(current));
    }
}
