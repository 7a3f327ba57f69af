package otklik.classify.evaluate;

import java.util.Collection;

/**
 * What is to be said of guesses of labels.
 *
 * @param rows how many were judged
 * @param top3 share of rows whose true label is among the first three guesses
 */
public record ClassReport(int rows, Confusion confusion, Reliability reliability, CoverageCurve coverage, double top3) {

    public static ClassReport of(Collection<Judged> rows) {
        long among = rows.stream()
                .filter(row -> row.guesses().stream().limit(3).anyMatch(row.truth()::equals))
                .count();
        return new ClassReport(
                rows.size(),
                Confusion.of(rows),
                Reliability.of(rows),
                CoverageCurve.of(rows),
                Confusion.ratio(among, rows.size()));
    }

    /** The largest share of rows of which {@code precision} are right. */
    public double coverageAt(double precision) {
        return coverage.at(precision).map(CoverageCurve.Point::coverage).orElse(0.0);
    }
}
