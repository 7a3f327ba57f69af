package otklik.classify.train;

import java.util.Random;

/**
 * Linear support vector machines, one category against the rest, with squared hinge loss, by dual coordinate descent (Hsieh and others,
 * «A dual coordinate descent method for large-scale linear SVM», ICML 2008). All categories are trained side by side.
 */
final class SupportVectors {
    private static final float COST = 0.25f;
    private static final int PASSES = 12;

    private SupportVectors() {}

    static Weights train(Vectors vectors, int[] labels, float[] importance, int features, Random random) {
        int categories = importance.length;
        Weights weights = Weights.zero(features, categories);
        float[] multipliers = new float[vectors.texts() * categories];
        int[] order = Order.identity(vectors.texts());
        float[] products = new float[categories];
        float[] steps = new float[categories];
        for (int pass = 0; pass < PASSES; pass++) {
            Order.shuffle(order, random);
            for (int i : order) {
                System.arraycopy(weights.biases(), 0, products, 0, categories);
                vectors.multiply(i, weights.rows(), products);
                if (steps(i, labels[i], importance[labels[i]], products, multipliers, steps)) {
                    vectors.add(i, steps, weights.rows());
                    for (int k = 0; k < categories; k++) {
                        weights.biases()[k] += steps[k];
                    }
                }
            }
        }
        return weights;
    }

    /** The step of each category for one text; false where none moves. */
    private static boolean steps(
            int i, int label, float importance, float[] products, float[] multipliers, float[] steps) {
        int categories = products.length;
        float slack = 1 / (2 * COST * importance);
        float curvature = 2 + slack;
        boolean moved = false;
        for (int k = 0; k < categories; k++) {
            int sign = k == label ? 1 : -1;
            float multiplier = multipliers[i * categories + k];
            float gradient = sign * products[k] - 1 + slack * multiplier;
            float next = Math.max(multiplier - gradient / curvature, 0);
            steps[k] = (next - multiplier) * sign;
            multipliers[i * categories + k] = next;
            moved |= Math.abs(steps[k]) > 1e-7f;
        }
        return moved;
    }
}
