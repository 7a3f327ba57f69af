package otklik.classify.category;

/**
 * What a model says of one text, before it is weighed: two opinions of its category that were trained apart.
 *
 * @param direct the score of each category by its own weights, before temperature
 * @param byLeaves the probability of each category as the sum of its leaves; all 0 in a model without leaves
 * @param likeliest for each category the most probable of its leaves; -1 where it has none
 * @param known how many features of the text the model knows
 * @param length of the text in characters
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
public record Evidence(float[] direct, float[] byLeaves, int[] likeliest, int known, int length) {
    private static final float SMALLEST = 1e-7f;

    /** The score of each category: the direct one and {@code leafShare} of the logarithm of that by leaves. */
    public float[] scores(float leafShare) {
        float[] scores = new float[direct.length];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = direct[k] + leafShare * (float) Math.log(byLeaves[k] + SMALLEST);
        }
        return scores;
    }
}
