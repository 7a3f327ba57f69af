package otklik.classify.train;

import java.util.List;
import java.util.Random;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.Leaf;

/**
 * Trains the network from features over a hidden layer to leaves by stochastic gradient descent with AdaGrad, a step for each row. The
 * loss is that of the leaf and that of the category, whose probability is the sum of its leaves: leaves that are told apart teach the
 * hidden layer what the categories alone do not.
 */
final class NetworkTrainer {
    private static final int LAYER = 48;

    private static final int EPOCHS = 5;
    private static final float RATE = 0.3f;
    private static final float OUTPUT_RATE = 0.05f;
    private static final float LEAF_LOSS = 1;
    private static final float CATEGORY_LOSS = 0.5f;
    private static final float HIDDEN_START = 0.005f;
    private static final float OUTPUT_START = 0.3f;
    private static final float NO_HISTORY = 1e-8f;

    private final float[] hidden;
    private final float[] hiddenBiases = new float[LAYER];
    private final float[] outputs;
    private final float[] outputBiases;

    private final Vectors vectors;
    private final int[] categories;
    private final float[] hiddenHistory;
    private final float[] outputHistory = new float[LAYER];
    private float hiddenBiasHistory = 1e-3f;
    private float outputBiasHistory = 1e-3f;
    private final float[] layer = new float[LAYER];
    private final float[] layerGradient = new float[LAYER];
    private final float[] gradient;

    private NetworkTrainer(Vectors vectors, List<Leaf> leaves, int features, Random random) {
        this.vectors = vectors;
        categories = leaves.stream().mapToInt(Leaf::category).toArray();
        hidden = new float[features * LAYER];
        hiddenHistory = new float[features];
        outputs = new float[LAYER * categories.length];
        outputBiases = new float[categories.length];
        gradient = new float[categories.length];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = HIDDEN_START * (2 * random.nextFloat() - 1);
        }
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = OUTPUT_START * (2 * random.nextFloat() - 1);
        }
    }

    /**
     * A trained network.
     *
     * @param labels index of the right leaf, one for each text
     * @param importance of each category
     */
    static Network train(
            Vectors vectors, int[] labels, List<Leaf> leaves, float[] importance, int features, Random random) {
        NetworkTrainer network = new NetworkTrainer(vectors, leaves, features, random);
        int[] order = Order.identity(vectors.texts());
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Order.shuffle(order, random);
            for (int i : order) {
                network.learn(i, labels[i], importance[network.categories[labels[i]]]);
            }
        }
        return new Network(LAYER, network.hidden, network.hiddenBiases, network.outputs, network.outputBiases);
    }

    private void learn(int i, int label, float importance) {
        System.arraycopy(hiddenBiases, 0, layer, 0, LAYER);
        vectors.multiply(i, hidden, layer);
        System.arraycopy(outputBiases, 0, gradient, 0, gradient.length);
        for (int j = 0; j < LAYER; j++) {
            addScaled(layer[j], outputs, j * gradient.length, gradient);
        }
        CategoryGuesser.softmax(gradient, 1);
        float squares = lossGradient(label, importance);
        float layerSquares = descendOutputs(squares);
        if (layerSquares > 0) {
            descendHidden(i, layerSquares);
        }
    }

    /** Turns the leaves' probabilities into the gradient of the loss; returns its squared length. */
    private float lossGradient(int label, float importance) {
        int category = categories[label];
        float ofCategory = 1e-9f;
        for (int k = 0; k < gradient.length; k++) {
            ofCategory += categories[k] == category ? gradient[k] : 0;
        }
        float squares = 0;
        for (int k = 0; k < gradient.length; k++) {
            float p = gradient[k];
            float within = categories[k] == category ? p / ofCategory : 0;
            float right = k == label ? 1 : 0;
            gradient[k] = importance * (LEAF_LOSS * (p - right) + CATEGORY_LOSS * (p - within));
            squares += gradient[k] * gradient[k];
        }
        return squares;
    }

    /** Moves the outputs and leaves the gradient of the hidden layer; returns its squared length. */
    private float descendOutputs(float squares) {
        outputBiasHistory += squares;
        addScaled(-RATE * 0.1f / (float) Math.sqrt(outputBiasHistory), gradient, 0, outputBiases);
        float layerSquares = 0;
        for (int j = 0; j < LAYER; j++) {
            int at = j * gradient.length;
            layerGradient[j] = product(outputs, at, gradient);
            layerSquares += layerGradient[j] * layerGradient[j];
            outputHistory[j] += layer[j] * layer[j] * squares;
            float step = OUTPUT_RATE * layer[j] / (float) Math.sqrt(outputHistory[j] + NO_HISTORY);
            for (int k = 0; k < gradient.length; k++) {
                outputs[at + k] -= step * gradient[k];
            }
        }
        return layerSquares;
    }

    private void descendHidden(int i, float layerSquares) {
        hiddenBiasHistory += layerSquares;
        addScaled(-RATE * 0.1f / (float) Math.sqrt(hiddenBiasHistory), layerGradient, 0, hiddenBiases);
        for (int e = vectors.starts[i]; e < vectors.starts[i + 1]; e++) {
            float value = vectors.values[e];
            int feature = vectors.features[e];
            hiddenHistory[feature] += value * value * layerSquares;
            float step = RATE * value / (float) Math.sqrt(hiddenHistory[feature] + NO_HISTORY);
            int at = feature * LAYER;
            for (int j = 0; j < LAYER; j++) {
                hidden[at + j] -= step * layerGradient[j];
            }
        }
    }

    /** Adds {@code factor} times what stands in {@code from} at {@code at} to {@code sums}. */
    private static void addScaled(float factor, float[] from, int at, float[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += factor * from[at + k];
        }
    }

    /** The product of two vectors, in four sums that the processor works at side by side. */
    private static float product(float[] left, int at, float[] right) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int k = 0;
        for (; k + 3 < right.length; k += 4) {
            a += left[at + k] * right[k];
            b += left[at + k + 1] * right[k + 1];
            c += left[at + k + 2] * right[k + 2];
            d += left[at + k + 3] * right[k + 3];
        }
        for (; k < right.length; k++) {
            a += left[at + k] * right[k];
        }
        return a + b + c + d;
    }
}
