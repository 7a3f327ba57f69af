package otklik.classify.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a threshold on the confidence buys: of the rows at or above it, how many there are and how many of them are right.
 *
 * @param points one for each confidence that occurs, the highest first
 */
public record CoverageCurve(List<Point> points) {
    /**
     * The rows at or above a threshold.
     *
     * @param threshold confidence, 0 to 1
     * @param coverage share of all rows, 0 to 1
     * @param precision share of right guesses among them, 0 to 1
     */
    public record Point(double threshold, double coverage, double precision) {}

    public CoverageCurve {
        points = List.copyOf(points);
    }

    public static CoverageCurve of(Collection<Judged> rows) {
        List<Judged> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingDouble(Judged::confidence).reversed());
        List<Point> points = new ArrayList<>();
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i).isRight() ? 1 : 0;
            double confidence = sorted.get(i).confidence();
            if (i + 1 == sorted.size() || sorted.get(i + 1).confidence() < confidence) {
                points.add(new Point(confidence, (i + 1.0) / sorted.size(), right / (i + 1.0)));
            }
        }
        return new CoverageCurve(points);
    }

    /** The point of the largest coverage at which the precision is at least {@code precision}; empty where none has it. */
    public Optional<Point> at(double precision) {
        return points.stream()
                .filter(point -> point.precision() >= precision)
                .max(Comparator.comparingDouble(Point::coverage));
    }
}
