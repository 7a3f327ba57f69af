package otklik.classify.category;

/**
 * The probability that the first guess is right: a logistic regression over the shape of the probabilities, how far the two opinions of
 * the {@link Evidence} agree, the length of the text, the category guessed and its likeliest leaf, because the probability of the softmax alone is over- or
 * under-sure.
 */
public final class Confidence {
    private static final int GENERAL = 12;
    private static final int BY_CATEGORY = 2;

    /** Logits end here: beyond it there are too few messages to learn from, and what would be drawn through them falls again. */
    private static final double LARGEST_LOGIT = 5;

    private static final double LARGEST_LEAD = 6;
    private static final double SMALLEST = 1e-6;

    private Confidence() {}

    /** How many parameters a model of so many categories and leaves has. */
    public static int parameters(int categories, int leaves) {
        return GENERAL + BY_CATEGORY * categories + leaves;
    }

    /**
     * The confidence.
     *
     * @param parameters as many as there are {@link #features}; none at all: the probability itself
     * @param probabilities of all categories
     * @param top indices of the most probable, best first
     * @param temperature of the model
     */
    public static double of(
            float[] parameters, Evidence evidence, float[] probabilities, int[] top, float temperature) {
        if (evidence.known() == 0) {
            return 0;
        }
        if (parameters.length == 0) {
            return probabilities[top[0]];
        }
        int leaves = parameters.length - parameters(probabilities.length, 0);
        double[] features = features(evidence, probabilities, top, temperature, leaves);
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += parameters[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /**
     * What the regression sees. In general: 1, the logit of the first probability and its square, ln(p1/p2), p2 − p3, ln of the length;
     * of each opinion the logit it gives the first guess and whether that is its own first, the distance of the two and the lesser. Then
     * for each category whether it is the first guess, and the first probability's logit if so; then for each leaf whether it is the
     * likeliest of the first guess.
     *
     * @param leaves how many the model has
     */
    public static double[] features(
            Evidence evidence, float[] probabilities, int[] top, float temperature, int leaves) {
        int guess = top[0];
        double first = probabilities[guess];
        double second = top.length > 1 ? probabilities[top[1]] : 0;
        double third = top.length > 2 ? probabilities[top[2]] : 0;
        double lead = Math.min(LARGEST_LEAD, Math.log(first / Math.max(SMALLEST, second)));
        double logit = logit(first);
        float[] direct = evidence.direct().clone();
        CategoryGuesser.softmax(direct, temperature);
        double ofDirect = logit(direct[guess]);
        double ofLeaves = logit(evidence.byLeaves()[guess]);
        double[] features = new double[parameters(probabilities.length, leaves)];
        double[] general = {
            1,
            logit,
            logit * logit / 10,
            lead,
            second - third,
            Math.log1p(evidence.length()) - 5,
            ofDirect,
            ofLeaves,
            isLargest(direct, guess) ? 1 : 0,
            isLargest(evidence.byLeaves(), guess) ? 1 : 0,
            Math.abs(ofDirect - ofLeaves),
            Math.min(ofDirect, ofLeaves)
        };
        System.arraycopy(general, 0, features, 0, GENERAL);
        features[GENERAL + BY_CATEGORY * guess] = 1;
        features[GENERAL + BY_CATEGORY * guess + 1] = logit;
        int leaf = evidence.likeliest()[guess];
        if (leaf >= 0) {
            features[parameters(probabilities.length, leaf)] = 1;
        }
        return features;
    }

    private static boolean isLargest(float[] values, int k) {
        for (float value : values) {
            if (value > values[k]) {
                return false;
            }
        }
        return true;
    }

    private static double logit(double probability) {
        return Math.clamp(Math.log(probability / (1 - probability)), -LARGEST_LOGIT, LARGEST_LOGIT);
    }
}
