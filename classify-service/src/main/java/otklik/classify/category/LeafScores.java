package otklik.classify.category;

import java.util.List;

/**
 * What leaves' weights come to. The weights from features to leaves stand beside those of the categories in
 * {@link CategoryModel.Content#weights}; as both share the scale of their row, the leaves' have been divided by {@code scale} to be as large.
 *
 * @param leaves in the order of the columns
 * @param scale what a leaf's sum is multiplied with
 * @param biases one for each leaf
 */
@SuppressWarnings("ArrayRecordComponent") // handed from trainer to file to model, compared nowhere
public record LeafScores(List<Leaf> leaves, float scale, float[] biases) {

    /** Those of a model without leaves. */
    public static final LeafScores NONE = new LeafScores(List.of(), 1, new float[0]);

    public LeafScores {
        leaves = List.copyOf(leaves);
    }

    /**
     * Writes the probability of each leaf to {@code out}.
     *
     * @param sums holds what the features add to the leaves, from place {@code from} on
     */
    void probabilities(float[] sums, int from, float[] out) {
        for (int leaf = 0; leaf < out.length; leaf++) {
            out[leaf] = biases[leaf] + scale * sums[from + leaf];
        }
        CategoryGuesser.softmax(out, 1);
    }
}
