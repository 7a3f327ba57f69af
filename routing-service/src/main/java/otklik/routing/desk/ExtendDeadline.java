package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import otklik.contracts.CaseEvent.DeadlineExtended;
import otklik.region.Extension;
import otklik.region.Term;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;

/** Moves the deadline, as far as the regime allows; the citizen is told, as the law on appeals asks for. */
final class ExtendDeadline {
    private final Runner command;
    private final CaseDeadlines deadlines;

    ExtendDeadline(Runner command, CaseDeadlines deadlines) {
        this.command = command;
        this.deadlines = deadlines;
    }

    /** @param reason what takes so long */
    CommandResult extend(Request request, Term by, String reason) throws SQLException {
        return command.run(request, (current, now) -> decide(current, by, reason, request, now));
    }

    private Decided decide(Case current, Term by, String reason, Request request, Instant now) {
        if (!request.caller().mayKeepTime(current)) {
            return Decided.notAllowed(Caller.EXECUTOR + ", or coordinator");
        }
        if (!(current.status() instanceof CaseStatus.Held held)
                || current.clock().isPaused()) {
            return Decided.notNow(current);
        }
        Optional<Extension> extension = deadlines.extend(current, by, now);
        if (extension.isEmpty()) {
            return impossible("no answer is owed by a date");
        }
        return switch (extension.get()) {
            case Extension.Granted granted -> extended(current, held, granted, by, reason, request);
            case Extension.Refused refused -> impossible(words(refused.why()));
        };
    }

    private static Decided extended(
            Case current, CaseStatus.Held held, Extension.Granted granted, Term by, String reason, Request request) {
        Term whole = granted.deadline().course().extension().orElse(by);
        CaseClock clock = current.clock().extendedBy(whole);
        Case after = current.timed(held.until(granted.deadline().due()), current.regime(), clock);
        DeadlineExtended fact = new DeadlineExtended(after.snapshot(), by.code(), reason);
        return Decided.next(Change.of(after, "extended", by.code() + ": " + reason, fact, request.traceparent()));
    }

    private static Decided impossible(String why) {
        return Decided.refused(new CommandResult.Impossible("by", why));
    }

    private static String words(Extension.Why why) {
        return switch (why) {
            case NOT_ALLOWED -> "the regime of the case knows no extension";
            case OVERDUE -> "the deadline has passed: an extension has to come in time";
            case OTHER_UNIT -> "the regime counts extensions in another unit";
            case TOO_LONG -> "all extensions together would be longer than the regime allows";
        };
    }
}
