package otklik.routing.desk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.CaseEvent.ClockPaused;
import otklik.contracts.CaseEvent.ClockResumed;
import otklik.region.PausePolicy;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;

/**
 * Stops the clock of a case while the work waits for somebody else, as a rule the citizen, and lets it go on with what was left. To
 * stop what stands still changes nothing, nor to let go on what runs.
 */
final class PauseClock {
    private final Runner command;
    private final CaseDeadlines deadlines;

    PauseClock(Runner command, CaseDeadlines deadlines) {
        this.command = command;
        this.deadlines = deadlines;
    }

    /**
     * @param reason what is waited for
     * @param question to the citizen; absent where he is asked nothing
     */
    CommandResult pause(Request request, String reason, @Nullable String question) throws SQLException {
        return command.run(
                request,
                (current, now) ->
                        decide(current, request, true, held -> paused(current, held, reason, question, request, now)));
    }

    CommandResult resume(Request request) throws SQLException {
        return command.run(
                request,
                (current, now) -> decide(current, request, false, held -> resumed(current, held, request, now)));
    }

    private interface Turn {
        Decided of(CaseStatus.Held held);
    }

    private static Decided decide(Case current, Request request, boolean pause, Turn turn) {
        if (!request.caller().mayKeepTime(current)) {
            return Decided.notAllowed(Caller.EXECUTOR + ", or coordinator");
        }
        return switch (current.status()) {
            case CaseStatus.Held ignored
            when current.clock().isPaused() == pause -> Decided.refused(new CommandResult.Done(current));
            case CaseStatus.Held held -> turn.of(held);
            case CaseStatus.Triage ignored -> Decided.notNow(current);
            case CaseStatus.Joined ignored -> Decided.notNow(current);
            case CaseStatus.Answered ignored -> Decided.notNow(current);
            case CaseStatus.Done ignored -> Decided.notNow(current);
        };
    }

    private Decided paused(
            Case current,
            CaseStatus.Held held,
            String reason,
            @Nullable String question,
            Request request,
            Instant now) {
        Optional<String> limit = limit(current);
        if (limit.isPresent()) {
            return Decided.refused(new CommandResult.OverLimit(limit.get()));
        }
        Case after = current.timed(
                held.until(null), current.regime(), current.clock().pausedAt(now));
        ClockPaused fact = new ClockPaused(after.snapshot(), reason, question);
        return Decided.next(Change.of(after, "paused", reason, fact, request.traceparent()));
    }

    /** Why the clock may not stand still once more. */
    private Optional<String> limit(Case current) {
        PausePolicy allowed = deadlines.pauses(current.regime());
        CaseClock clock = current.clock();
        if (allowed.atMost() == 0) {
            return Optional.of("the clock cannot be stopped under the regime " + current.regime());
        }
        if (clock.pauses().size() >= allowed.atMost()) {
            return Optional.of("the clock has been stopped " + clock.pauses().size() + " times, as often as the regime "
                    + current.regime() + " allows");
        }
        return allowed.total()
                .filter(total -> clock.stoodStill().compareTo(total) >= 0)
                .map(total -> "the clock has stood still for " + total.toHours() + " hours, as long as the regime "
                        + current.regime() + " allows");
    }

    private Decided resumed(Case current, CaseStatus.Held held, Request request, Instant now) {
        CaseClock clock = current.clock().resumedAt(now);
        Instant due = deadlines.due(current.regime(), current.category(), clock);
        Case after = current.timed(held.until(due), current.regime(), clock);
        return Decided.next(Change.of(after, "resumed", "", new ClockResumed(after.snapshot()), request.traceparent()));
    }
}
