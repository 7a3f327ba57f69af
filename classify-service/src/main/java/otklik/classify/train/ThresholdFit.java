package otklik.classify.train;

import java.util.Collection;
import java.util.Optional;
import otklik.classify.evaluate.CoverageCurve;
import otklik.classify.evaluate.Judged;

/**
 * The confidence from which on a region's own guesses are right often enough. Precision does not carry over from the regions of the
 * training data, so the threshold is fitted on what the region's own staff corrected or let stand.
 */
final class ThresholdFit {
    /** Fewer say too little: with 200 a precision of 0.9 is known to ±0.02. */
    static final int FEWEST = 200;

    private ThresholdFit() {}

    /**
     * The point of the largest coverage at which {@code precision} of the guesses are right; empty for too few guesses or where none
     * is good enough.
     *
     * @param own guesses beside what staff decided, by models that had not learnt from them
     */
    static Optional<CoverageCurve.Point> fit(Collection<Judged> own, double precision) {
        return own.size() < FEWEST ? Optional.empty() : CoverageCurve.of(own).at(precision);
    }
}
