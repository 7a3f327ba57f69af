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

    static Calibration fit(Predictions predictions) {
        float temperature = fitTemperature(predictions);
        return new Calibration(temperature, fitConfidence(predictions, temperature));
    }

    /** What prediction {@code i} comes to, beside its label; a text of which the model knew nothing has no confidence. */
    Judged judged(Predictions predictions, int i, List<String> codes) {
        float[] probabilities = probabilities(predictions.scores()[i]);
        int[] top = CategoryGuesser.top(probabilities);
        double sure = predictions.known()[i] == 0
                ? 0
                : confidence.length == 0
                        ? probabilities[top[0]]
                        : Confidence.of(
                                confidence, probabilities, top, predictions.lengths()[i]);
        return new Judged(
                codes.get(predictions.labels()[i]),
                Arrays.stream(top).mapToObj(codes::get).toList(),
                sure);
    }

    /** Probabilities of all categories for one text. */
    float[] probabilities(float[] scores) {
        float[] probabilities = scores.clone();
        CategoryGuesser.softmax(probabilities, temperature);
        return probabilities;
    }

    /** Golden-section search for the temperature of the least mean log loss. */
    static float fitTemperature(Predictions predictions) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(0.05);
        double high = Math.log(20);
        for (int i = 0; i < 40; i++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (logLoss(predictions, Math.exp(left)) < logLoss(predictions, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return (float) Math.exp((low + high) / 2);
    }

    private static double logLoss(Predictions predictions, double temperature) {
        double loss = 0;
        for (int i = 0; i < predictions.size(); i++) {
            float[] probabilities = predictions.scores()[i].clone();
            CategoryGuesser.softmax(probabilities, (float) temperature);
            loss -= Math.log(Math.max(1e-9, probabilities[predictions.labels()[i]]));
        }
        return loss;
    }

    /** Logistic regression by Newton's method with a little shrinkage; each step solves one small system. */
    private static float[] fitConfidence(Predictions predictions, float temperature) {
        int categories = predictions.scores()[0].length;
        int parameters = Confidence.GENERAL + categories;
        double[][] rows = new double[predictions.size()][];
        int[] firsts = new int[predictions.size()];
        boolean[] right = new boolean[predictions.size()];
        for (int i = 0; i < rows.length; i++) {
            float[] probabilities = predictions.scores()[i].clone();
            CategoryGuesser.softmax(probabilities, temperature);
            int[] top = CategoryGuesser.top(probabilities);
            rows[i] = Confidence.features(probabilities, top, predictions.lengths()[i]);
            firsts[i] = top[0];
            right[i] = top[0] == predictions.labels()[i];
        }
        double[] beta = new double[parameters];
        for (int step = 0; step < STEPS; step++) {
            double[][] hessian = new double[parameters][parameters];
            double[] gradient = new double[parameters];
            for (int j = 0; j < parameters; j++) {
                hessian[j][j] = SHRINKAGE;
                gradient[j] = -SHRINKAGE * beta[j];
            }
            for (int i = 0; i < rows.length; i++) {
                accumulate(rows[i], Confidence.GENERAL + firsts[i], right[i], beta, hessian, gradient);
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

    private static void accumulate(
            double[] row, int category, boolean right, double[] beta, double[][] hessian, double[] gradient) {
        double sum = beta[category];
        for (int j = 0; j < row.length; j++) {
            sum += beta[j] * row[j];
        }
        double p = 1 / (1 + Math.exp(-sum));
        double error = (right ? 1 : 0) - p;
        double weight = Math.max(1e-6, p * (1 - p));
        gradient[category] += error;
        hessian[category][category] += weight;
        for (int j = 0; j < row.length; j++) {
            gradient[j] += error * row[j];
            hessian[j][category] += weight * row[j];
            hessian[category][j] += weight * row[j];
            for (int k = 0; k < row.length; k++) {
                hessian[j][k] += weight * row[j] * row[k];
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
