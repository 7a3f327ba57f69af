package otklik.testkit.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which requests meet which {@link Fault}. Faults queued with {@link #next} are used up first, one a request; then the
 * standing rules are asked in the order given. Thread-safe.
 *
 * @param <R> what a request is to this fake
 */
public final class FaultPlan<R> {

    private record Standing<R>(Predicate<R> when, Fault fault) {}

    private final Deque<Fault> once = new ArrayDeque<>();
    private final List<Standing<R>> standing = new ArrayList<>();
    private volatile boolean idle = true;

    FaultPlan() {}

    /** The next requests meet these faults, one each, whoever they are for. */
    public synchronized FaultPlan<R> next(Fault... faults) {
        once.addAll(List.of(faults));
        idle = false;
        return this;
    }

    /** Every request that the condition holds for meets the fault, until {@link #heal()}. */
    public synchronized FaultPlan<R> whenever(Predicate<R> condition, Fault fault) {
        standing.add(new Standing<>(condition, fault));
        idle = false;
        return this;
    }

    /** Every request meets the fault, until {@link #heal()}. */
    public FaultPlan<R> always(Fault fault) {
        return whenever(request -> true, fault);
    }

    /** Forgets all faults. */
    public synchronized void heal() {
        once.clear();
        standing.clear();
        idle = true;
    }

    Optional<Fault> faultFor(R request) {
        return idle ? Optional.empty() : planned(request);
    }

    private synchronized Optional<Fault> planned(R request) {
        Fault queued = once.poll();
        if (queued != null) {
            return Optional.of(queued);
        }
        return standing.stream()
                .filter(rule -> rule.when().test(request))
                .findFirst()
                .map(Standing::fault);
    }
}
