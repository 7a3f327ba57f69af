package otklik.classify.category;

import java.util.Arrays;
import java.util.List;

/**
 * A trained linear model: for each known feature a row of weights, one for each category. Immutable and shared by threads; reading a text
 * takes a {@link CategoryGuesser}, of which each thread has its own.
 */
public final class CategoryModel {
    final RowTable table;
    final Content content;
    final float[] idfs;
    private final String version;

    /**
     * What a model file holds.
     *
     * @param categories the codes, in the order of the weights
     * @param hashes of the known features
     * @param idfs quantised: 255 is {@code largestIdf}
     * @param largestIdf the inverse document frequency that 255 stands for
     * @param scales one for each row: what a weight of 1 stands for
     * @param weights row after row
     * @param biases one for each category, added to the score
     * @param temperature by which scores are divided before they become probabilities
     * @param confidence parameters of {@link Confidence}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from trainer to file to model, compared nowhere
    public record Content(
            List<String> categories,
            int[] hashes,
            byte[] idfs,
            float largestIdf,
            float[] scales,
            byte[] weights,
            float[] biases,
            float temperature,
            float[] confidence) {

        public Content {
            categories = List.copyOf(categories);
        }

        /** The same model with other calibration. */
        public Content calibrated(float newTemperature, float[] newConfidence) {
            return new Content(
                    categories, hashes, idfs, largestIdf, scales, weights, biases, newTemperature, newConfidence);
        }
    }

    /** A model with the name {@code version}, which goes into every tag. */
    public CategoryModel(Content content, String version) {
        this.content = content;
        this.version = version;
        this.table = new RowTable(content.hashes.length);
        for (int hash : content.hashes) {
            table.rowOrNew(hash);
        }
        this.idfs = new float[content.idfs.length];
        for (int row = 0; row < idfs.length; row++) {
            idfs[row] = (content.idfs[row] & 0xFF) * content.largestIdf / 255;
        }
    }

    public List<String> categories() {
        return content.categories;
    }

    /** Names the format and the content: models that differ in a byte differ in the version. */
    public String version() {
        return version;
    }

    /** How many features the model knows. */
    public int features() {
        return content.hashes.length;
    }

    @Override
    public String toString() {
        return version + "[categories=" + content.categories.size() + ", features=" + features() + ", temperature="
                + content.temperature + ", biases=" + Arrays.toString(content.biases) + "]";
    }
}
