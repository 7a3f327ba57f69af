package otklik.classify.category;

/**
 * A matrix with a row for each feature, rounded to a byte a weight: weight {@code k} of row {@code i} is
 * {@code scales[i] · bytes[i · columns + k]}. One scale for each row: one for each column costs accuracy in other regions.
 *
 * @param columns how many weights a row has
 * @param scales one for each row, exact as a 16-bit float
 * @param bytes row after row
 */
@SuppressWarnings("ArrayRecordComponent") // handed from trainer to file to model, compared nowhere
public record ByteRows(int columns, float[] scales, byte[] bytes) {
    private static final int LARGEST = 127;
    private static final float SMALLEST_SCALE = 1e-4f;

    /** {@code weights}, row after row, rounded. */
    public static ByteRows of(int columns, float[] weights) {
        float[] scales = new float[weights.length / columns];
        byte[] bytes = new byte[weights.length];
        for (int row = 0; row < scales.length; row++) {
            float largest = 0;
            for (int at = row * columns; at < (row + 1) * columns; at++) {
                largest = Math.max(largest, Math.abs(weights[at]));
            }
            scales[row] = Float.float16ToFloat(Float.floatToFloat16(Math.max(largest / LARGEST, SMALLEST_SCALE)));
            for (int at = row * columns; at < (row + 1) * columns; at++) {
                bytes[at] = (byte) Math.clamp(Math.round(weights[at] / scales[row]), -LARGEST, LARGEST);
            }
        }
        return new ByteRows(columns, scales, bytes);
    }

    /**
     * Adds the product with a sparse vector to {@code sums}, which has a place for each column. Four rows go at a time, so that each sum
     * is read and written once for the four.
     *
     * @param size how many of {@code rows} and {@code values} the vector has
     */
    void multiply(int[] rows, float[] values, int size, float[] sums) {
        int e = 0;
        for (; e + 3 < size; e += 4) {
            float a = values[e] * scales[rows[e]];
            float b = values[e + 1] * scales[rows[e + 1]];
            float c = values[e + 2] * scales[rows[e + 2]];
            float d = values[e + 3] * scales[rows[e + 3]];
            int ofA = rows[e] * columns;
            int ofB = rows[e + 1] * columns;
            int ofC = rows[e + 2] * columns;
            int ofD = rows[e + 3] * columns;
            for (int k = 0; k < sums.length; k++) {
                sums[k] += a * bytes[ofA + k] + b * bytes[ofB + k] + c * bytes[ofC + k] + d * bytes[ofD + k];
            }
        }
        for (; e < size; e++) {
            float a = values[e] * scales[rows[e]];
            int ofA = rows[e] * columns;
            for (int k = 0; k < sums.length; k++) {
                sums[k] += a * bytes[ofA + k];
            }
        }
    }

    float weight(int row, int column) {
        return scales[row] * bytes[row * columns + column];
    }
}
