package otklik.classify.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whether a confidence of p is right in p of the cases: bins of equal width, after Guo and others 2017.
 *
 * @param bins those that hold rows, in order of confidence
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 15;

    /**
     * Rows of about one confidence.
     *
     * @param confidence mean, 0 to 1
     * @param right share of right guesses, 0 to 1
     */
    public record Bin(double confidence, double right, int rows) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    public static Reliability of(Collection<Judged> rows) {
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        int[] count = new int[BINS];
        for (Judged row : rows) {
            int bin = Math.min(BINS - 1, (int) (row.confidence() * BINS));
            confidence[bin] += row.confidence();
            right[bin] += row.isRight() ? 1 : 0;
            count[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (count[bin] > 0) {
                bins.add(new Bin(confidence[bin] / count[bin], right[bin] / (double) count[bin], count[bin]));
            }
        }
        return new Reliability(bins);
    }

    /** Expected calibration error: the mean distance between confidence and share of right guesses, weighted by rows. */
    public double error() {
        double sum = 0;
        double rows = 0;
        for (Bin bin : bins) {
            sum += Math.abs(bin.confidence() - bin.right()) * bin.rows();
            rows += bin.rows();
        }
        return Confusion.ratio(sum, rows);
    }
}
