package otklik.routing.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.region.AlarmPolicy.Duty;
import otklik.region.Answer;
import otklik.region.Deadline;
import otklik.region.DeadlineTimer;
import otklik.region.Regime;
import otklik.region.RegionPack;
import otklik.routing.casework.Assignment;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseClock;
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

    /** Whether who has to acknowledge the case, or has done so, is another. */
    public boolean isHandedOn(Case before, Case after) {
        return before.isUnacknowledged() != after.isUnacknowledged()
                || after.isUnacknowledged()
                        && !before.clock().handedSince().equals(after.clock().handedSince());
    }

    /** What is due in the time from {@code from} to {@code to}, both included, in its order. */
    List<Timer> due(Case known, Instant from, Instant to) {
        return timers(known).stream()
                .filter(timer -> !timer.at().isBefore(from) && !timer.at().isAfter(to))
                .toList();
    }

    private List<Timer> timers(Case known) {
        RegionPack pack = packs.get();
        return Stream.concat(ofItsClock(known, pack).stream(), alarms(known, pack))
                .sorted(Comparator.comparing(Timer::at))
                .toList();
    }

    private static Stream<Timer> alarms(Case known, RegionPack pack) {
        if (!known.isUnacknowledged()) {
            return Stream.empty();
        }
        Instant since = known.clock().handedSince();
        return pack.alarms().calls().stream()
                .map(call -> new Timer.Alarm(
                        since.plus(call.after()),
                        call.level(),
                        called(known, call.to()).code(),
                        call.round()));
    }

    /** Where there is none to be called, the control centre is. */
    private static Duty called(Case known, Duty wanted) {
        boolean there = switch (wanted) {
            case EXECUTOR -> known.status().assignment().isPresent();
            case CURATOR -> known.status().assignment().map(Assignment::curator).isPresent();
            case CONTROL_CENTRE -> true;
        };
        return there ? wanted : Duty.CONTROL_CENTRE;
    }

    private static List<Timer> ofItsClock(Case known, RegionPack pack) {
        Instant end = runsOut(known, pack);
        if (end == null) {
            return List.of();
        }
        if (known.status() instanceof CaseStatus.Approved) {
            return List.of(new Timer.Closing(end));
        }
        if (known.status() instanceof CaseStatus.Held && known.clock().isPaused()) {
            return List.of(new Timer.Resumption(end));
        }
        Optional<Regime> regime = pack.regime(known.regime());
        if (regime.isEmpty()) {
            // The pack has lost the regime: what was promised is still owed.
            return List.of(new Timer.Overdue(end.plusSeconds(1)));
        }
        return deadlineTimers(known, regime.get(), pack, end).stream()
                .map(CaseTimers::timer)
                .toList();
    }

    private static List<DeadlineTimer> deadlineTimers(Case known, Regime regime, RegionPack pack, Instant end) {
        if (known.status() instanceof CaseStatus.Triage) {
            return pack.deadlines().triageTimers(regime, known.clock().handedSince(), end);
        }
        Deadline.Course course = known.clock()
                .course(regime.termFor(known.category()), regime.policy().endsOn());
        return pack.deadlines().timers(new Deadline.Running(course, end, end), regime);
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

    private @Nullable Instant runsOut(Case known) {
        return runsOut(known, packs.get());
    }

    /** The instant that the timers lead up to: the deadline while something is owed, the end of the time for reopening after it. */
    private static @Nullable Instant runsOut(Case known, RegionPack pack) {
        return switch (known.status()) {
            case CaseStatus.Triage triage -> triage.due();
            case CaseStatus.Held held ->
                known.clock().isPaused() ? pausedUntil(known, pack) : held.to().deadline();
            case CaseStatus.Answered answered -> answered.due();
            // The timers of a member are those of its lead.
            case CaseStatus.Joined ignored -> null;
            case CaseStatus.Approved ignored when known.lead() != null -> null;
            case CaseStatus.Approved approved -> approved.at().plus(objecting(approved, pack));
            case CaseStatus.Closed ignored -> null;
            case CaseStatus.Rejected ignored -> null;
        };
    }

    /** The longest that the regime lets the clock stand still, all pauses together; absent for no limit. */
    private static @Nullable Instant pausedUntil(Case known, RegionPack pack) {
        CaseClock clock = known.clock();
        return pack.regime(known.regime())
                .flatMap(regime -> regime.policy().pauses().total())
                .map(total ->
                        Objects.requireNonNull(clock.pausedSince()).plus(total).minus(clock.stoodStill()))
                .orElse(null);
    }

    /** How long the citizen can say that an answer is none. */
    private static Duration objecting(CaseStatus.Approved approved, RegionPack pack) {
        return approved.outcome()
                .packAnswer()
                .flatMap(pack::answer)
                .map(Answer::closeAfter)
                .orElse(pack.rating().within());
    }
}
