package otklik.classify.train;

import otklik.classify.category.FeatureReader;

/**
 * Texts as sparse vectors of length 1 over some of a corpus' features: (1 + ln frequency) · idf, each block scaled to its share,
 * then the whole.
 */
final class Vectors {
    final int[] starts;
    final int[] features;
    final float[] values;

    private Vectors(int texts, int entries) {
        starts = new int[texts + 1];
        features = new int[entries];
        values = new float[entries];
    }

    /**
     * Vectors of {@code texts}.
     *
     * @param numbers for each feature of the corpus its number in the vectors, or -1 where it is left out
     * @param idfs for each number
     */
    static Vectors of(Corpus corpus, int[] texts, int[] numbers, float[] idfs) {
        int entries = 0;
        for (int text : texts) {
            for (int e = corpus.start(text); e < corpus.end(text); e++) {
                entries += numbers[corpus.feature(e)] >= 0 ? 1 : 0;
            }
        }
        Vectors vectors = new Vectors(texts.length, entries);
        int at = 0;
        float[] squares = new float[FeatureReader.BLOCKS];
        for (int i = 0; i < texts.length; i++) {
            vectors.starts[i] = at;
            at = vectors.fill(at, corpus, texts[i], numbers, idfs, squares);
        }
        vectors.starts[texts.length] = at;
        return vectors;
    }

    private int fill(int from, Corpus corpus, int text, int[] numbers, float[] idfs, float[] squares) {
        java.util.Arrays.fill(squares, 0);
        int at = from;
        for (int e = corpus.start(text); e < corpus.end(text); e++) {
            int number = numbers[corpus.feature(e)];
            if (number >= 0) {
                float value = FeatureReader.frequency(corpus.count(e)) * idfs[number];
                features[at] = number;
                values[at++] = value;
                squares[corpus.block(corpus.feature(e))] += value * value;
            }
        }
        FeatureReader.scaleOfBlocks(squares);
        int entry = from;
        for (int e = corpus.start(text); e < corpus.end(text); e++) {
            if (numbers[corpus.feature(e)] >= 0) {
                values[entry++] *= squares[corpus.block(corpus.feature(e))];
            }
        }
        return at;
    }

    int texts() {
        return starts.length - 1;
    }

    /** Adds the products of text {@code i} with each category's weights to {@code out}. */
    void multiply(int i, float[] weights, float[] out) {
        int categories = out.length;
        for (int e = starts[i]; e < starts[i + 1]; e++) {
            float value = values[e];
            int at = features[e] * categories;
            for (int k = 0; k < categories; k++) {
                out[k] += value * weights[at + k];
            }
        }
    }

    /** Adds text {@code i}, times each category's step, to the weights. */
    void add(int i, float[] steps, float[] weights) {
        int categories = steps.length;
        for (int e = starts[i]; e < starts[i + 1]; e++) {
            float value = values[e];
            int at = features[e] * categories;
            for (int k = 0; k < categories; k++) {
                weights[at + k] += value * steps[k];
            }
        }
    }
}
