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
