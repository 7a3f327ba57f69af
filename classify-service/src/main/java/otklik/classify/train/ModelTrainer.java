package otklik.classify.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import otklik.classify.category.CategoryModel;

/**
 * Makes a model: features that stand in enough texts are ranked by a quick regression, the best are kept, then support vectors and
 * regression are trained on them and merged, and the weights rounded to a byte each. The same examples and seed give the same model.
 */
final class ModelTrainer {
    private static final int FEWEST_TEXTS = 2;
    private static final int RANKING_EPOCHS = 4;
    private static final int EPOCHS = 10;
    private static final float SUPPORT_SHARE = 2.0f;
    private static final float REGRESSION_SHARE = 0.6f;
    private static final float PRIOR_SHARE = 0.2f;

    private final Examples examples;
    private final Corpus corpus;
    private final int mostFeatures;
    private final long seed;

    ModelTrainer(Examples examples, Corpus corpus, int mostFeatures, long seed) {
        this.examples = examples;
        this.corpus = corpus;
        this.mostFeatures = mostFeatures;
        this.seed = seed;
    }

    /** A model of the texts {@code which}, with temperature 1 and without parameters of confidence. */
    CategoryModel.Content train(int[] which) {
        int categories = examples.categories().size();
        int[] labels = Arrays.stream(which).map(i -> examples.labels()[i]).toArray();
        int[] counts = examples.countByCategory(which);
        float[] importance = new float[categories];
        for (int k = 0; k < categories; k++) {
            importance[k] = (float) Math.sqrt((double) which.length / (categories * Math.max(1, counts[k])));
        }
        int[] frequencies = frequencies(which);
        int[] frequent = IntStream.range(0, frequencies.length)
                .filter(f -> frequencies[f] >= FEWEST_TEXTS)
                .toArray();
        Random random = new Random(seed);
        int[] kept = rank(which, labels, importance, frequencies, frequent, random);
        float[] idfs = idfs(kept, frequencies, which.length);
        Vectors vectors = Vectors.of(corpus, which, numbers(kept), idfs);
        Weights support = SupportVectors.train(vectors, labels, importance, kept.length, categories, random);
        Weights regression =
                SoftmaxRegression.train(vectors, labels, importance, kept.length, categories, EPOCHS, random);
        Weights merged = Weights.merge(SUPPORT_SHARE, support, REGRESSION_SHARE, regression);
        for (int k = 0; k < categories; k++) {
            merged.biases()[k] -= PRIOR_SHARE * (float) Math.log((double) Math.max(1, counts[k]) / which.length);
        }
        return quantise(merged, kept, idfs);
    }

    private int[] frequencies(int[] which) {
        int[] frequencies = new int[corpus.featureCount()];
        for (int text : which) {
            for (int e = corpus.start(text); e < corpus.end(text); e++) {
                frequencies[corpus.feature(e)]++;
            }
        }
        return frequencies;
    }

    private int[] rank(
            int[] which, int[] labels, float[] importance, int[] frequencies, int[] frequent, Random random) {
        if (frequent.length <= mostFeatures) {
            return frequent;
        }
        float[] idfs = idfs(frequent, frequencies, which.length);
        Vectors vectors = Vectors.of(corpus, which, numbers(frequent), idfs);
        int categories = importance.length;
        Weights weights = SoftmaxRegression.train(
                vectors, labels, importance, frequent.length, categories, RANKING_EPOCHS, random);
        float[] distinctions = new float[frequent.length];
        for (int f = 0; f < frequent.length; f++) {
            distinctions[f] = weights.distinction(f);
        }
        float[] sorted = distinctions.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length - mostFeatures];
        return IntStream.range(0, frequent.length)
                .filter(f -> distinctions[f] >= least)
                .limit(mostFeatures)
                .map(f -> frequent[f])
                .toArray();
    }

    private int[] numbers(int[] features) {
        int[] numbers = new int[corpus.featureCount()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < features.length; i++) {
            numbers[features[i]] = i;
        }
        return numbers;
    }

    private static float[] idfs(int[] features, int[] frequencies, int texts) {
        float[] idfs = new float[features.length];
        for (int i = 0; i < idfs.length; i++) {
            idfs[i] = (float) (1 + Math.log((1.0 + texts) / (1 + frequencies[features[i]])));
        }
        return idfs;
    }

    private CategoryModel.Content quantise(Weights weights, int[] kept, float[] idfs) {
        int[] allHashes = corpus.hashes();
        int[] hashes = Arrays.stream(kept).map(f -> allHashes[f]).toArray();
        float largestIdf = 1;
        for (float idf : idfs) {
            largestIdf = Math.max(largestIdf, idf);
        }
        int categories = weights.biases().length;
        byte[] bytes = new byte[kept.length * categories];
        byte[] idfBytes = new byte[kept.length];
        float[] scales = new float[kept.length];
        for (int row = 0; row < kept.length; row++) {
            idfBytes[row] = (byte) Math.round(idfs[row] / largestIdf * 255);
            float largest = 0;
            for (int k = 0; k < categories; k++) {
                largest = Math.max(largest, Math.abs(weights.rows()[row * categories + k]));
            }
            scales[row] = Float.float16ToFloat(Float.floatToFloat16(Math.max(largest / 127, 1e-4f)));
            for (int k = 0; k < categories; k++) {
                int rounded = Math.round(weights.rows()[row * categories + k] / scales[row]);
                bytes[row * categories + k] = (byte) Math.clamp(rounded, -127, 127);
            }
        }
        return new CategoryModel.Content(
                examples.categories(), hashes, idfBytes, largestIdf, scales, bytes, weights.biases(), 1, new float[0]);
    }
}
