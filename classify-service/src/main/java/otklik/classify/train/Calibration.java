package otklik.classify.train;

import java.util.Arrays;
import java.util.List;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.Confidence;
import otklik.classify.evaluate.Judged;

/**
 * What turns scores into probabilities that hold: a temperature, and the parameters of {@link Confidence}, both fitted on predictions of
 * models that had not seen the texts.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record Calibration(float temperature, float[] confidence) {
    private static final int STEPS = 60;
    private static final double SHRINKAGE = 1.0;

    /**
     * Fits both.
     *
     * @param leaves how many the models have
     */
    static Calibration fit(Predictions predictions, int leaves) {
        float temperature = Temperature.fit(predictions.scores(), predictions.labels());
        return new Calibration(temperature, fitConfidence(predictions, temperature, leaves));
    }

    /** What prediction {@code i} comes to, beside its label; a text of which the model knew nothing has no confidence. */
    Judged judged(Predictions predictions, int i, List<String> codes) {
        float[] probabilities = Temperature.probabilities(predictions.scores()[i], temperature);
        int[] top = CategoryGuesser.top(probabilities);
        return new Judged(
                codes.get(predictions.labels()[i]),
                Arrays.stream(top).mapToObj(codes::get).toList(),
                Confidence.of(confidence, predictions.evidence()[i], probabilities, top, temperature));
    }

    /** Logistic regression by Newton's method with a little shrinkage; each step solves one small system. */
    private static float[] fitConfidence(Predictions predictions, float temperature, int leaves) {
        double[][] rows = new double[predictions.size()][];
        boolean[] right = new boolean[predictions.size()];
        for (int i = 0; i < rows.length; i++) {
            float[] probabilities = Temperature.probabilities(predictions.scores()[i], temperature);
            int[] top = CategoryGuesser.top(probabilities);
            rows[i] = Confidence.features(predictions.evidence()[i], probabilities, top, temperature, leaves);
            right[i] = top[0] == predictions.labels()[i];
        }
        int parameters = rows[0].length;
        double[] beta = new double[parameters];
        for (int step = 0; step < STEPS; step++) {
            double[][] hessian = new double[parameters][parameters];
            double[] gradient = new double[parameters];
            for (int j = 0; j < parameters; j++) {
                hessian[j][j] = SHRINKAGE;
                gradient[j] = -SHRINKAGE * beta[j];
            }
            for (int i = 0; i < rows.length; i++) {
                accumulate(rows[i], right[i], beta, hessian, gradient);
            }
            double[] change = solve(hessian, gradient);
            double largest = 0;
            for (int j = 0; j < parameters; j++) {
                beta[j] += change[j];
                largest = Math.max(largest, Math.abs(change[j]));
            }
            if (largest < 1e-6) {
                break;
            }
        }
        float[] result = new float[parameters];
        for (int j = 0; j < parameters; j++) {
            result[j] = (float) beta[j];
        }
        return result;
    }

    private static void accumulate(double[] row, boolean right, double[] beta, double[][] hessian, double[] gradient) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += beta[j] * row[j];
        }
        double p = 1 / (1 + Math.exp(-sum));
        double error = (right ? 1 : 0) - p;
        double weight = Math.max(1e-6, p * (1 - p));
        for (int j = 0; j < row.length; j++) {
            if (row[j] != 0) {
                gradient[j] += error * row[j];
                for (int k = 0; k < row.length; k++) {
                    hessian[j][k] += weight * row[j] * row[k];
                }
            }
        }
    }

    /** Gaussian elimination; the matrix is positive definite, so no pivot is zero. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int pivot = 0; pivot < n; pivot++) {
            for (int row = pivot + 1; row < n; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < n; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        double[] solution = new double[n];
        for (int row = n - 1; row >= 0; row--) {
            double sum = right[row];
            for (int column = row + 1; column < n; column++) {
                sum -= matrix[row][column] * solution[column];
            }
            solution[row] = sum / matrix[row][row];
        }
        return solution;
    }
}
