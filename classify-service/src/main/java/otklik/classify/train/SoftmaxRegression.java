package otklik.classify.train;

import java.util.Random;
import otklik.classify.category.CategoryGuesser;

/** Multinomial logistic regression by stochastic gradient descent; the step of each feature's row shrinks as its gradients add up (AdaGrad). */
final class SoftmaxRegression {
    private static final float RATE = 0.3f;

    private SoftmaxRegression() {}

    static Weights train(Vectors vectors, int[] labels, float[] importance, int features, int epochs, Random random) {
        int categories = importance.length;
        Weights weights = Weights.zero(features, categories);
        float[] history = new float[features];
        float biasHistory = 1e-3f;
        int[] order = Order.identity(vectors.texts());
        float[] gradient = new float[categories];
        for (int epoch = 0; epoch < epochs; epoch++) {
            Order.shuffle(order, random);
            for (int i : order) {
                System.arraycopy(weights.biases(), 0, gradient, 0, categories);
                vectors.multiply(i, weights.rows(), gradient);
                CategoryGuesser.softmax(gradient, 1);
                gradient[labels[i]] -= 1;
                float squares = 0;
                for (int k = 0; k < categories; k++) {
                    gradient[k] *= importance[labels[i]];
                    squares += gradient[k] * gradient[k];
                }
                biasHistory += squares;
                float biasStep = RATE * 0.1f / (float) Math.sqrt(biasHistory);
                for (int k = 0; k < categories; k++) {
                    weights.biases()[k] -= biasStep * gradient[k];
                }
                descend(vectors, i, gradient, squares, history, weights.rows());
            }
        }
        return weights;
    }

    private static void descend(
            Vectors vectors, int i, float[] gradient, float squares, float[] history, float[] rows) {
        int categories = gradient.length;
        for (int e = vectors.starts[i]; e < vectors.starts[i + 1]; e++) {
            float value = vectors.values[e];
            int feature = vectors.features[e];
            history[feature] += value * value * squares;
            float step = RATE * value / (float) Math.sqrt(history[feature] + 1e-8f);
            int at = feature * categories;
            for (int k = 0; k < categories; k++) {
                rows[at + k] -= step * gradient[k];
            }
        }
    }
}
