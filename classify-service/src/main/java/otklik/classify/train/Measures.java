package otklik.classify.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.Confidence;

/**
 * How good predictions are.
 *
 * @param accuracy share of texts whose first guess is right
 * @param macroF1 mean of the categories' F1
 * @param top3 share of texts whose category is among the three best
 * @param calibrationError expected calibration error of the confidence, 15 bins
 * @param coverageAt95 the largest share of texts, the most confident first, of which 95 % are right
 * @param f1 by category
 */
record Measures(
        double accuracy,
        double macroF1,
        double top3,
        double calibrationError,
        double coverageAt95,
        Map<String, Double> f1) {
    private static final int BINS = 15;
    private static final double PRECISION = 0.95;

    /** What one text's prediction came to. */
    private record Outcome(double confidence, boolean right) {}

    static Measures of(Predictions predictions, Calibration[] calibrations, List<String> categories) {
        int n = predictions.size();
        int[][] confusion = new int[categories.size()][categories.size()];
        Outcome[] outcomes = new Outcome[n];
        int among = 0;
        for (int i = 0; i < n; i++) {
            float[] probabilities = calibrations[i].probabilities(predictions.scores()[i]);
            int[] top = CategoryGuesser.top(probabilities);
            int label = predictions.labels()[i];
            confusion[label][top[0]]++;
            among += Arrays.stream(top).anyMatch(k -> k == label) ? 1 : 0;
            double confidence = predictions.known()[i] == 0
                    ? 0
                    : Confidence.of(
                            calibrations[i].confidence(),
                            probabilities,
                            top,
                            predictions.lengths()[i]);
            outcomes[i] = new Outcome(confidence, top[0] == label);
        }
        Map<String, Double> f1 = new LinkedHashMap<>();
        for (int k = 0; k < categories.size(); k++) {
            f1.put(categories.get(k), f1(confusion, k));
        }
        double accuracy = Arrays.stream(outcomes).filter(Outcome::right).count() / (double) n;
        double macro = f1.values().stream().mapToDouble(v -> v).average().orElse(0);
        return new Measures(accuracy, macro, among / (double) n, calibrationError(outcomes), coverage(outcomes), f1);
    }

    private static double f1(int[][] confusion, int k) {
        int actual = Arrays.stream(confusion[k]).sum();
        int guessed = Arrays.stream(confusion).mapToInt(row -> row[k]).sum();
        return actual + guessed == 0 ? 0 : 2.0 * confusion[k][k] / (actual + guessed);
    }

    private static double calibrationError(Outcome[] outcomes) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (Outcome outcome : outcomes) {
            int bin = Math.min(BINS - 1, (int) (outcome.confidence() * BINS));
            confidence[bin] += outcome.confidence();
            right[bin] += outcome.right() ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(confidence[bin] - right[bin]) / outcomes.length;
        }
        return error;
    }

    private static double coverage(Outcome[] outcomes) {
        Outcome[] sorted = outcomes.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(Outcome::confidence).reversed());
        int right = 0;
        int covered = 0;
        for (int i = 0; i < sorted.length; i++) {
            right += sorted[i].right() ? 1 : 0;
            if (right >= PRECISION * (i + 1)) {
                covered = i + 1;
            }
        }
        return covered / (double) outcomes.length;
    }
}
