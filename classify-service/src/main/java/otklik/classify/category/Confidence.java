package otklik.classify.category;

/**
 * The probability that the first guess is right: a logistic regression over the shape of the probabilities, the length of the text and
 * the category guessed, because the probability of the softmax alone is over- or under-sure.
 */
public final class Confidence {
    /** How many parameters there are before the one for each category. */
    public static final int GENERAL = 6;

    private static final double SMALLEST = 1e-6;

    private Confidence() {}

    /**
     * The confidence.
     *
     * @param parameters {@link #GENERAL} and one for each category; none at all: the probability itself
     * @param probabilities of all categories
     * @param top indices of the most probable, best first
     * @param length of the text, in characters
     */
    public static double of(float[] parameters, float[] probabilities, int[] top, int length) {
        if (parameters.length == 0) {
            return probabilities[top[0]];
        }
        double[] features = features(probabilities, top, length);
        double sum = parameters[GENERAL + top[0]];
        for (int i = 0; i < GENERAL; i++) {
            sum += parameters[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** The general features: 1, logit of the first probability and its square, ln(p1/p2), p2 − p3, ln of the length. */
    public static double[] features(float[] probabilities, int[] top, int length) {
        double first = clamp(probabilities[top[0]]);
        double second = top.length > 1 ? clamp(probabilities[top[1]]) : SMALLEST;
        double third = top.length > 2 ? clamp(probabilities[top[2]]) : SMALLEST;
        double logit = Math.log(first / (1 - first));
        return new double[] {
            1, logit, logit * logit / 10, Math.log(first / second), second - third, Math.log1p(length) - 5
        };
    }

    private static double clamp(double probability) {
        return Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
    }
}
