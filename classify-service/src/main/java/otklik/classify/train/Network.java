package otklik.classify.train;

/**
 * A trained network from features over a layer to leaves.
 *
 * @param layer how many places the layer has
 * @param rows weights from features to the layer, row after row
 * @param layerBiases one for each place
 * @param outputs weights from the layer to the leaves: for each place a row with one for each leaf
 * @param outputBiases one for each leaf
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record Network(int layer, float[] rows, float[] layerBiases, float[] outputs, float[] outputBiases) {

    /** The network whose leaves' scores are the mean of those of two: as nothing bends between the steps, their layers side by side. */
    static Network mean(Network left, Network right) {
        return new Network(
                left.layer + right.layer,
                sideBySide(left.layer, left.rows, right.layer, right.rows),
                joined(left.layerBiases, right.layerBiases),
                scaled(0.5f, joined(left.outputs, right.outputs)),
                merged(left.outputBiases, right.outputBiases));
    }

    /** The same network with its layer {@code factor} times as large. */
    Network withLayer(float factor) {
        return new Network(
                layer, scaled(factor, rows), scaled(factor, layerBiases), scaled(1 / factor, outputs), outputBiases);
    }

    /** Each row of {@code left} and after it the same row of {@code right}. */
    static float[] sideBySide(int leftColumns, float[] left, int rightColumns, float[] right) {
        int columns = leftColumns + rightColumns;
        float[] both = new float[left.length + right.length];
        for (int row = 0; row * columns < both.length; row++) {
            System.arraycopy(left, row * leftColumns, both, row * columns, leftColumns);
            System.arraycopy(right, row * rightColumns, both, row * columns + leftColumns, rightColumns);
        }
        return both;
    }

    private static float[] joined(float[] left, float[] right) {
        return sideBySide(left.length, left, right.length, right);
    }

    private static float[] merged(float[] left, float[] right) {
        float[] mean = new float[left.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (left[i] + right[i]) / 2;
        }
        return mean;
    }

    private static float[] scaled(float factor, float[] values) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
