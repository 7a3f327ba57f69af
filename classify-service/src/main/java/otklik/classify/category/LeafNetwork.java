package otklik.classify.category;

import java.util.List;

/**
 * From a narrow layer, which what is alike in several leaves must share, to leaves. The layer's own weights from features stand beside those
 * of the categories in {@link CategoryModel.Content#weights}. Without a bend between its two steps the network is linear up to the softmax.
 *
 * @param leaves in the order of the outputs
 * @param layerBiases one for each place of the layer
 * @param outputs weights from the layer to the leaves: for each place a row with one for each leaf
 * @param outputBiases one for each leaf
 */
@SuppressWarnings("ArrayRecordComponent") // handed from trainer to file to model, compared nowhere
public record LeafNetwork(List<Leaf> leaves, float[] layerBiases, float[] outputs, float[] outputBiases) {

    /** The network of a model without leaves. */
    public static final LeafNetwork NONE = new LeafNetwork(List.of(), new float[0], new float[0], new float[0]);

    public LeafNetwork {
        leaves = List.copyOf(leaves);
    }

    /**
     * Writes the probability of each leaf to {@code out}.
     *
     * @param sums holds what the features add to the layer, from place {@code from} on
     */
    void probabilities(float[] sums, int from, float[] out) {
        System.arraycopy(outputBiases, 0, out, 0, out.length);
        for (int j = 0; j < layerBiases.length; j++) {
            float value = layerBiases[j] + sums[from + j];
            int at = j * out.length;
            for (int k = 0; k < out.length; k++) {
                out[k] += value * outputs[at + k];
            }
        }
        CategoryGuesser.softmax(out, 1);
    }
}
