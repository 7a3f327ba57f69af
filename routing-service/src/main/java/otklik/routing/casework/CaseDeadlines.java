package otklik.routing.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import otklik.region.Deadline;
import otklik.region.DeadlineCalculus;
import otklik.region.Extension;
import otklik.region.PausePolicy;
import otklik.region.Regime;
import otklik.region.RegionPack;
import otklik.region.Term;

/** The deadline of a case, from its clock and the region pack. Thread-safe. */
public final class CaseDeadlines {
    private final Supplier<RegionPack> packs;

    /** @param packs asked anew for each case */
    public CaseDeadlines(Supplier<RegionPack> packs) {
        this.packs = packs;
    }

    /** Until when an answer is owed; absent where none is owed by a date, or the clock stands still. */
    public @Nullable Instant due(String regime, String category, CaseClock clock) {
        return of(regime, category, clock)
                .map(deadline -> deadline instanceof Deadline.Running running ? running.due() : null)
                .orElse(null);
    }

    /** Until when somebody has to say who is responsible for a case that is in triage by this clock; absent for no term. */
    public @Nullable Instant triageDue(String regime, CaseClock clock) {
        RegionPack pack = packs.get();
        return pack.regime(regime)
                .flatMap(known -> pack.deadlines().triageBy(known, clock.handedSince()))
                .orElse(null);
    }

    /** How often and how long the clock may stand still under this regime. */
    public PausePolicy pauses(String regime) {
        return packs.get().regime(regime).map(known -> known.policy().pauses()).orElse(PausePolicy.UNLIMITED);
    }

    /** As it follows from this clock; empty under a regime that the pack has not. */
    public Optional<Deadline> of(String regime, String category, CaseClock clock) {
        RegionPack pack = packs.get();
        return pack.regime(regime).map(known -> {
            Deadline.Course course =
                    clock.course(known.termFor(category), known.policy().endsOn());
            return clock.pausedSince() == null
                    ? pack.deadlines().of(course)
                    : new Deadline.Paused(course, clock.pausedSince());
        });
    }

    /** What becomes of the wish to extend; empty where no answer is owed by a date. */
    public Optional<Extension> extend(Case known, Term by, Instant at) {
        RegionPack pack = packs.get();
        Optional<Regime> regime = pack.regime(known.regime());
        DeadlineCalculus calculus = pack.deadlines();
        return of(known.regime(), known.category(), known.clock())
                .flatMap(deadline -> deadline instanceof Deadline.Running running && regime.isPresent()
                        ? Optional.of(calculus.extend(running, regime.get(), by, at))
                        : Optional.empty());
    }

    public boolean knowsRegime(String code) {
        return packs.get().regime(code).isPresent();
    }

    public List<String> regimes() {
        return packs.get().regimes().stream().map(Regime::code).toList();
    }
}
