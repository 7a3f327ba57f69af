package otklik.routing.desk;

import java.sql.SQLException;
import otklik.contracts.CaseEvent.CaseCommented;
import otklik.routing.casework.Case;

/** A colleague says something to those who work on the case, in whatever state it is. Citizens do not see it. */
final class CommentCase {
    private final Runner command;

    CommentCase(Runner command) {
        this.command = command;
    }

    CommandResult comment(Request request, String text) throws SQLException {
        return command.run(request, (current, now) -> decide(current, text, request));
    }

    private static Decided decide(Case current, String text, Request request) {
        if (!request.caller().mayComment(current)) {
            return Decided.notAllowed("executor, approver, moderator, coordinator or admin");
        }
        Case after = current.became(current.status());
        CaseCommented fact =
                new CaseCommented(after.snapshot(), request.caller().agency(), text);
        return Decided.next(Change.of(after, "commented", text, fact, request.traceparent()));
    }
}
