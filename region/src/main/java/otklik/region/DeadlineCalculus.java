package otklik.region;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Computes deadlines in the zone and by the calendar of one region. Knows no clock of its own: every moment is an argument,
 * and the same arguments give the same answer on every machine. A moment before the one it has to follow (two machines'
 * clocks differ) is taken as that one. Immutable.
 */
public final class DeadlineCalculus {
    private final RegionDays days;

    DeadlineCalculus(RegionDays days) {
        this.days = days;
    }

    /** Starts the clock of a case that is registered at this moment. */
    public Deadline start(Regime regime, String category, Instant registeredAt) {
        return running(new Deadline.Course(
                regime.termFor(category), regime.policy().endsOn(), registeredAt, List.of(), Optional.empty()));
    }

    /** The deadline of a clock that runs. */
    public Deadline of(Deadline.Course course) {
        return running(course);
    }

    /** When a message that came at this moment is to be registered by, where the regime limits that. */
    public Optional<Instant> registerBy(Regime regime, Instant receivedAt) {
        return due(regime.policy().registerWithin(), regime, receivedAt);
    }

    /** When a case that is not ours is to be handed on by, where the regime limits that. */
    public Optional<Instant> redirectBy(Regime regime, Instant registeredAt) {
        return due(regime.policy().redirectWithin(), regime, registeredAt);
    }

    /** The deadline with the longest extension that the regime allows. */
    Optional<Instant> latest(Regime regime, String category, Instant registeredAt) {
        if (!(start(regime, category, registeredAt) instanceof Deadline.Running running)) {
            return Optional.empty();
        }
        return regime.policy()
                .extendBy()
                .map(most -> extend(running, regime, most, registeredAt))
                .flatMap(extension -> extension instanceof Extension.Granted granted
                        ? Optional.of(granted.deadline().due())
                        : Optional.empty())
                .or(() -> Optional.of(running.due()));
    }

    /** Stops the clock. */
    public Deadline.Paused pause(Deadline.Running deadline, Instant at) {
        return new Deadline.Paused(
                deadline.course(), later(at, deadline.course().runsSince()));
    }

    /**
     * Lets the clock go on with what was left. Hours go on to the second. Of days and working days those are left that
     * follow the day of the pause, and that day itself, as it was not used up; the day of resuming is day 0, as that of
     * registration is. A pause that begins and ends on one day changes nothing, nor does one that began when the deadline
     * had passed.
     */
    public Deadline resume(Deadline.Paused deadline, Instant at) {
        return running(deadline.course().with(new Deadline.Pause(deadline.since(), later(at, deadline.since()))));
    }

    /** Moves the deadline by so much, counted from the end of the term, if the regime allows it. */
    public Extension extend(Deadline.Running deadline, Regime regime, Term by, Instant at) {
        var most = regime.policy().extendBy();
        if (most.isEmpty()) {
            return new Extension.Refused(Extension.Why.NOT_ALLOWED);
        }
        if (at.isAfter(deadline.due())) {
            return new Extension.Refused(Extension.Why.OVERDUE);
        }
        var before = deadline.course().extension();
        if (!by.sameUnit(most.get()) || by.amount() < 1 || !before.orElse(by).sameUnit(by)) {
            return new Extension.Refused(Extension.Why.OTHER_UNIT);
        }
        int whole = Math.addExact(before.map(Term::amount).orElse(0), by.amount());
        if (whole > most.get().amount()) {
            return new Extension.Refused(Extension.Why.TOO_LONG);
        }
        return running(deadline.course().extendedBy(by.withAmount(whole))) instanceof Deadline.Running moved
                ? new Extension.Granted(moved)
                : new Extension.Refused(Extension.Why.NOT_ALLOWED);
    }

    /**
     * The same clock for another category, as after a correction or a return: it keeps its start, its pauses and its
     * extension, and only the term is another one. A clock that stands still goes on standing.
     */
    public Deadline reroute(Deadline deadline, Regime regime, String category) {
        var course =
                deadline.course().with(regime.termFor(category), regime.policy().endsOn());
        return deadline instanceof Deadline.Paused paused
                ? new Deadline.Paused(course, paused.since())
                : running(course);
    }

    /**
     * The clock of a case that another regime takes over, as when a message becomes an appeal under law 59-FZ: it is
     * registered in that regime at the moment of promotion, and what went before does not count.
     */
    public Deadline promote(Deadline deadline, Regime to, String category, Instant at) {
        return start(to, category, later(at, deadline.course().runsSince()));
    }

    /**
     * What is to be done when, in the order of time and no two at one moment: warnings, overdue, levels of escalation. A
     * warning that would come before the clock ran is left out. A deadline that moves has new timers, and those of the old
     * one are void.
     */
    public List<DeadlineTimer> timers(Deadline.Running deadline, Regime regime) {
        return timers(deadline, regime.policy());
    }

    private List<DeadlineTimer> timers(Deadline.Running deadline, RegimePolicy policy) {
        var timers = new ArrayList<DeadlineTimer>();
        for (var left : policy.warnBefore()) {
            left.before(deadline.due(), days)
                    .filter(at -> at.isAfter(deadline.course().runsSince()))
                    .ifPresent(at -> timers.add(new DeadlineTimer.Warning(at, left)));
        }
        timers.add(new DeadlineTimer.Overdue(deadline.due().plusSeconds(1)));
        int level = 0;
        for (var escalation : policy.escalate()) {
            level++;
            var at = escalation.after().end(deadline.due(), days).orElseThrow();
            timers.add(new DeadlineTimer.Escalate(at, level, escalation.to()));
        }
        return List.copyOf(timers);
    }

    /** Until when somebody has to say who is responsible for a case that came to triage at this moment. */
    public Optional<Instant> triageBy(Regime regime, Instant since) {
        return regime.policy().triage().flatMap(limit -> limit.within().end(since, days));
    }

    /** What is to be done while a case waits in triage: warnings, and overdue. */
    public List<DeadlineTimer> triageTimers(Regime regime, Instant since, Instant due) {
        return regime.policy()
                .triage()
                .map(limit -> timers(
                        new Deadline.Running(
                                new Deadline.Course(limit.within(), EndsOn.ANY, since, List.of(), Optional.empty()),
                                due,
                                due),
                        limit.asRegime()))
                .orElseGet(() -> List.of(new DeadlineTimer.Overdue(due.plusSeconds(1))));
    }

    private Deadline running(Deadline.Course course) {
        var first = course.term().end(course.start(), days);
        if (first.isEmpty()) {
            return new Deadline.NotOwed(course);
        }
        var unit = course.extension().orElse(course.term());
        var termEnd = course.extension()
                .flatMap(extension -> extension.end(first.get(), days))
                .orElse(first.get());
        var due = due(unit, course.endsOn(), course.start(), termEnd);
        for (var pause : course.pauses()) {
            if (!pause.from().isAfter(due)) {
                termEnd = movedBy(pause, unit, later(termEnd, due));
                due = due(unit, course.endsOn(), pause.until(), termEnd);
            }
        }
        return new Deadline.Running(course, termEnd, due);
    }

    private Instant movedBy(Deadline.Pause pause, Term unit, Instant termEnd) {
        var stopped = days.dayOf(pause.from());
        var resumed = days.dayOf(pause.until());
        if (unit instanceof Term.Hours) {
            return termEnd.plus(Duration.between(pause.from(), pause.until()));
        }
        if (stopped.equals(resumed)) {
            return termEnd;
        }
        var last = days.dayOf(termEnd);
        if (unit instanceof Term.Workdays) {
            int left = days.calendar().workdays(stopped.minusDays(1), last);
            return days.endOf(days.calendar().plusWorkdays(resumed, left));
        }
        long left = ChronoUnit.DAYS.between(stopped, last) + 1;
        return days.endOf(resumed.plusDays(left));
    }

    private Optional<Instant> due(Optional<Term> within, Regime regime, Instant from) {
        return within.flatMap(term ->
                term.end(from, days).map(end -> due(term, regime.policy().endsOn(), from, end)));
    }

    private Instant due(Term unit, EndsOn endsOn, Instant from, Instant termEnd) {
        if (!(unit instanceof Term.Days)) {
            return termEnd;
        }
        var last = days.dayOf(termEnd);
        var moved = endsOn.last(days.dayOf(from), last, days.calendar());
        return moved.equals(last) ? termEnd : days.endOf(moved);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
