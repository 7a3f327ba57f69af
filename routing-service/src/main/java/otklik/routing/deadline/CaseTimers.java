package otklik.routing.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import otklik.region.Deadline;
import otklik.region.DeadlineTimer;
import otklik.region.Regime;
import otklik.region.RegionPack;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStatus;

/**
 * The timers of a case, from its state, its deadline and the region pack. Nothing is stored but the instant of the next: all before it
 * have fired. So each fires once, whatever the clock does and however often the service starts. Thread-safe.
 */
public final class CaseTimers {
    private final Supplier<RegionPack> packs;

    /** @param packs asked anew for each case */
    public CaseTimers(Supplier<RegionPack> packs) {
        this.packs = packs;
    }

    /** The next timer after this moment; empty where none follows. */
    public Optional<Instant> next(Case known, Instant after) {
        return timers(known).stream()
                .map(Timer::at)
                .filter(at -> at.isAfter(after))
                .findFirst();
    }

    /** Whether a step has set the clock anew, so that timers of before are void. */
    public boolean isSetAnew(Case before, Case after) {
        return !Objects.equals(runsOut(before), runsOut(after));
    }

    /** What is due in the time from {@code from} to {@code to}, both included, in its order. */
    List<Timer> due(Case known, Instant from, Instant to) {
        return timers(known).stream()
                .filter(timer -> !timer.at().isBefore(from) && !timer.at().isAfter(to))
                .toList();
    }

    private List<Timer> timers(Case known) {
        Instant end = runsOut(known);
        if (end == null) {
            return List.of();
        }
        if (known.status() instanceof CaseStatus.Approved) {
            return List.of(new Timer.Closing(end));
        }
        RegionPack pack = packs.get();
        Optional<Regime> regime = pack.regime(known.regime());
        if (regime.isEmpty()) {
            // The pack has lost the regime: what was promised is still owed.
            return List.of(new Timer.Overdue(end.plusSeconds(1)));
        }
        Deadline.Course course = known.clock()
                .course(
                        regime.get().termFor(known.category()),
                        regime.get().policy().endsOn());
        return pack.deadlines().timers(new Deadline.Running(course, end, end), regime.get()).stream()
                .map(CaseTimers::timer)
                .toList();
    }

    private static Timer timer(DeadlineTimer timer) {
        return switch (timer) {
            case DeadlineTimer.Warning warning ->
                new Timer.Warning(warning.at(), warning.left().code());
            case DeadlineTimer.Overdue overdue -> new Timer.Overdue(overdue.at());
            case DeadlineTimer.Escalate escalate ->
                new Timer.Escalation(
                        escalate.at(), escalate.level(), escalate.to().code());
        };
    }

    /** The instant that the timers lead up to: the deadline while an answer is owed, the end of the time for reopening after it. */
    private @Nullable Instant runsOut(Case known) {
        return switch (known.status()) {
            case CaseStatus.Triage ignored -> null;
            case CaseStatus.Held held -> held.to().deadline();
            case CaseStatus.Answered answered ->
                answered.assignment().map(Assignment::deadline).orElse(null);
            // The timers of a member are those of its lead.
            case CaseStatus.Joined ignored -> null;
            case CaseStatus.Approved ignored when known.lead() != null -> null;
            case CaseStatus.Approved approved ->
                approved.at().plus(packs.get().rating().within());
            case CaseStatus.Closed ignored -> null;
            case CaseStatus.Rejected ignored -> null;
        };
    }
}
