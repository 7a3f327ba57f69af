package otklik.routing.deadline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import otklik.contracts.CaseEvent.CaseClosed;
import otklik.contracts.CaseEvent.CaseEscalated;
import otklik.contracts.CaseEvent.CaseOverdue;
import otklik.contracts.CaseEvent.CaseUnacknowledged;
import otklik.contracts.CaseEvent.ClockResumed;
import otklik.contracts.CaseEvent.DeadlineNear;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
import otklik.routing.casework.CaseDeadlines;
import otklik.routing.casework.CaseStatus;

/** What due timers make of a case. */
final class WhatIsDue {
    private final CaseTimers timers;
    private final CaseDeadlines deadlines;

    WhatIsDue(CaseTimers timers, CaseDeadlines deadlines) {
        this.timers = timers;
        this.deadlines = deadlines;
    }

    /** All that is due on one case, in its order. A clock that goes on has timers anew: those count from there. */
    List<Fired> on(Case taken, Instant from, Instant now) {
        List<Fired> fired = new ArrayList<>();
        Case current = taken;
        Deque<Timer> waiting = new ArrayDeque<>(timers.due(taken, from, now));
        while (!waiting.isEmpty()) {
            Timer timer = waiting.remove();
            Fired one = fired(current, timer, now);
            fired.add(one);
            current = one.after();
            if (timer instanceof Timer.Resumption) {
                waiting = new ArrayDeque<>(timers.due(current, timer.at().plusNanos(1), now));
            }
        }
        return fired;
    }

    private Fired fired(Case current, Timer timer, Instant now) {
        return switch (timer) {
            case Timer.Warning warning -> {
                Case after = current.became(current.status());
                yield new Fired(
                        current,
                        after,
                        "deadline-near",
                        warning.left(),
                        new DeadlineNear(after.snapshot(), warning.left()));
            }
            case Timer.Overdue ignored -> {
                Case after = current.became(current.status());
                yield new Fired(current, after, "overdue", "", new CaseOverdue(after.snapshot()));
            }
            case Timer.Escalation up -> {
                Case after = current.became(current.status());
                yield new Fired(
                        current, after, "escalated", up.to(), new CaseEscalated(after.snapshot(), up.level(), up.to()));
            }
            case Timer.Alarm alarm -> {
                Case after = current.became(current.status());
                CaseUnacknowledged fact =
                        new CaseUnacknowledged(after.snapshot(), alarm.level(), alarm.to(), alarm.round());
                yield new Fired(current, after, "unacknowledged", alarm.to(), fact);
            }
            case Timer.Resumption over
            when current.status() instanceof CaseStatus.Held held -> {
                CaseClock clock = current.clock().resumedAt(over.at());
                Instant owed = deadlines.due(current.regime(), current.category(), clock);
                Case after = current.timed(held.until(owed), current.regime(), clock);
                yield new Fired(current, after, "resumed", "pause-over", new ClockResumed(after.snapshot()));
            }
            case Timer.Resumption ignored ->
                throw new IllegalStateException("only the clock of a case that is held stands still");
            case Timer.Closing ignored
            when current.status() instanceof CaseStatus.Approved approved -> {
                Case after = current.became(approved.close(now));
                yield new Fired(current, after, "closed", "", new CaseClosed(after.snapshot()));
            }
            case Timer.Closing ignored ->
                throw new IllegalStateException("only an approved answer has a timer for its closing");
        };
    }
}
