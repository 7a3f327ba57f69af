package otklik.classify.category;

import java.util.List;

/**
 * A trained model of two parts over the same hashed features: weights from features to categories, and others from features to leaves, whose probabilities
 * sum to those of categories; a category's score is the first plus a share of the second's logarithm. Immutable and shared by threads; reading a
 * text takes a {@link CategoryGuesser}, of which each thread has its own.
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
     * @param weights from features to categories, whose mean in each row is 0, and after them to leaves
     * @param biases one for each category, added to the score
     * @param leafScores what the weights to leaves come to
     * @param leafShare how much the logarithm of the leaves' probability weighs in the score
     * @param temperature by which scores are divided before they become probabilities
     * @param confidence parameters of {@link Confidence}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from trainer to file to model, compared nowhere
    public record Content(
            List<String> categories,
            int[] hashes,
            byte[] idfs,
            float largestIdf,
            ByteRows weights,
            float[] biases,
            LeafScores leafScores,
            float leafShare,
            float temperature,
            float[] confidence) {

        public Content {
            categories = List.copyOf(categories);
        }

        /** The same model with other calibration. */
        public Content calibrated(float newTemperature, float[] newConfidence) {
            return new Content(
                    categories,
                    hashes,
                    idfs,
                    largestIdf,
                    weights,
                    biases,
                    leafScores,
                    leafShare,
                    newTemperature,
                    newConfidence);
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

    /** The leaves that the model tells apart, those without a code left out. */
    public List<Leaf> leaves() {
        return content.leafScores.leaves().stream()
                .filter(leaf -> !leaf.code().isEmpty())
                .toList();
    }

    /** How much the logarithm of the leaves' probability weighs in a score. */
    public float leafShare() {
        return content.leafShare;
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
        return version + "[categories=" + categories().size() + ", leaves=" + leaves().size() + ", features="
                + features() + "]";
    }
}
