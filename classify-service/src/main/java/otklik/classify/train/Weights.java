package otklik.classify.train;

/** Weights of features, row after row with one for each category, and the bias of each category. */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record Weights(float[] rows, float[] biases) {

    static Weights zero(int features, int categories) {
        return new Weights(new float[features * categories], new float[categories]);
    }

    /** {@code a} times {@code left} and {@code b} times {@code right}. */
    static Weights merge(float a, Weights left, float b, Weights right) {
        return new Weights(merge(a, left.rows, b, right.rows), merge(a, left.biases, b, right.biases));
    }

    private static float[] merge(float a, float[] left, float b, float[] right) {
        float[] merged = new float[left.length];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = a * left[i] + b * right[i];
        }
        return merged;
    }

    /** The same but for what says nothing: each row less its mean. */
    Weights centred() {
        int categories = biases.length;
        float[] centred = rows.clone();
        for (int at = 0; at < rows.length; at += categories) {
            float mean = 0;
            for (int k = 0; k < categories; k++) {
                mean += rows[at + k] / categories;
            }
            for (int k = 0; k < categories; k++) {
                centred[at + k] -= mean;
            }
        }
        return new Weights(centred, biases);
    }

    int columns() {
        return biases.length;
    }

    Weights scaled(float factor) {
        return merge(factor, this, 0, this);
    }

    /** Each row and after it the same row of {@code right}. */
    Weights beside(Weights right) {
        Weights both = zero(rows.length / columns(), columns() + right.columns());
        for (int at = 0, left = 0; at < both.rows.length; at += both.columns(), left += columns()) {
            System.arraycopy(rows, left, both.rows, at, columns());
            System.arraycopy(
                    right.rows, left / columns() * right.columns(), both.rows, at + columns(), right.columns());
        }
        System.arraycopy(biases, 0, both.biases, 0, columns());
        System.arraycopy(right.biases, 0, both.biases, columns(), right.columns());
        return both;
    }

    /** The largest absolute weight of each row, summed: how coarse a rounding of the rows will be. */
    float sumOfLargest() {
        double sum = 1e-9;
        for (int at = 0; at < rows.length; at += columns()) {
            float largest = 0;
            for (int k = at; k < at + columns(); k++) {
                largest = Math.max(largest, Math.abs(rows[k]));
            }
            sum += largest;
        }
        return (float) sum;
    }

    /** How much row {@code feature} tells categories apart: the largest distance from the row's mean. */
    float distinction(int feature) {
        int categories = biases.length;
        int at = feature * categories;
        float mean = 0;
        for (int k = 0; k < categories; k++) {
            mean += rows[at + k] / categories;
        }
        float largest = 0;
        for (int k = 0; k < categories; k++) {
            largest = Math.max(largest, Math.abs(rows[at + k] - mean));
        }
        return largest;
    }
}
