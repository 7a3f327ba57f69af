package otklik.classify.train;

import otklik.classify.category.CategoryGuesser;

/** Fits the temperature: what scores are divided by, so that their softmax is neither too sure nor too shy. */
final class Temperature {
    private static final int STEPS = 40;
    private static final double LEAST = 0.05;
    private static final double MOST = 20;

    private Temperature() {}

    /**
     * The temperature of the least mean log loss, by golden-section search.
     *
     * @param scores one row for each text, of models that had not seen it
     * @param labels index of the right one, for each text
     */
    static float fit(float[][] scores, int[] labels) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(LEAST);
        double high = Math.log(MOST);
        for (int i = 0; i < STEPS; i++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (logLoss(scores, labels, Math.exp(left)) < logLoss(scores, labels, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return (float) Math.exp((low + high) / 2);
    }

    /** The softmax of a text's scores at {@code temperature}; the scores stay. */
    static float[] probabilities(float[] scores, float temperature) {
        float[] probabilities = scores.clone();
        CategoryGuesser.softmax(probabilities, temperature);
        return probabilities;
    }

    private static double logLoss(float[][] scores, int[] labels, double temperature) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            loss -= Math.log(Math.max(1e-9, probabilities(scores[i], (float) temperature)[labels[i]]));
        }
        return loss;
    }
}
