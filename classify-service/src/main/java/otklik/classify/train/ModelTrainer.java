package otklik.classify.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import otklik.classify.category.ByteRows;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.LeafNetwork;

/**
 * Makes a model. Features that stand in enough texts are kept, the most telling where they are too many; support vectors and regression
 * are trained on them and merged, two small networks of leaves beside them, whose mean errs less than one,
 * and the weights rounded to a byte each. The same examples and seed
 * give the same model. Several threads may train models of different texts.
 */
final class ModelTrainer {
    /** A feature of fewer texts could point to one of their authors; and it tells little. */
    static final int FEWEST_TEXTS = 5;

    private static final int RANKING_EPOCHS = 4;
    private static final int EPOCHS = 10;
    private static final float SUPPORT_SHARE = 2.8f;
    private static final float REGRESSION_SHARE = 0.85f;
    private static final float NETWORK_SHARE = 1f;
    private static final float PRIOR_SHARE = 0.28f;

    private final Examples examples;
    private final Corpus corpus;
    private final int mostFeatures;

    ModelTrainer(Examples examples, Corpus corpus, int mostFeatures) {
        this.examples = examples;
        this.corpus = corpus;
        this.mostFeatures = mostFeatures;
    }

    /** A model of the texts {@code which}, with temperature 1 and without parameters of confidence. */
    CategoryModel.Content train(int[] which, long seed) {
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
        Weights merged = Weights.merge(SUPPORT_SHARE, support, REGRESSION_SHARE, regression)
                .centred();
        for (int k = 0; k < categories; k++) {
            merged.biases()[k] -= PRIOR_SHARE * (float) Math.log((double) Math.max(1, counts[k]) / which.length);
        }
        int[] leafLabels =
                Arrays.stream(which).map(i -> examples.leafLabels()[i]).toArray();
        Network left = NetworkTrainer.train(vectors, leafLabels, examples.leaves(), importance, kept.length, random);
        Network right = NetworkTrainer.train(vectors, leafLabels, examples.leaves(), importance, kept.length, random);
        return content(merged, Network.mean(left, right), kept, idfs);
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

    /** The model of category weights and a network, made equally large, as each row of their weights has but one scale. */
    private CategoryModel.Content content(Weights weights, Network unscaled, int[] kept, float[] idfs) {
        int categories = weights.biases().length;
        Network network = unscaled.withLayer(
                sumOfLargest(weights.rows(), categories) / sumOfLargest(unscaled.rows(), unscaled.layer()));
        float[] rows = Network.sideBySide(categories, weights.rows(), network.layer(), network.rows());
        int[] allHashes = corpus.hashes();
        int[] hashes = Arrays.stream(kept).map(f -> allHashes[f]).toArray();
        float largestIdf = 1;
        for (float idf : idfs) {
            largestIdf = Math.max(largestIdf, idf);
        }
        byte[] idfBytes = new byte[idfs.length];
        for (int row = 0; row < idfs.length; row++) {
            idfBytes[row] = (byte) Math.round(idfs[row] / largestIdf * 255);
        }
        return new CategoryModel.Content(
                examples.categories(),
                hashes,
                idfBytes,
                largestIdf,
                ByteRows.of(categories + network.layer(), rows),
                weights.biases(),
                new LeafNetwork(examples.leaves(), network.layerBiases(), network.outputs(), network.outputBiases()),
                NETWORK_SHARE,
                1,
                new float[0]);
    }

    private static float sumOfLargest(float[] values, int columns) {
        double sum = 1e-9;
        for (int at = 0; at < values.length; at += columns) {
            float largest = 0;
            for (int k = at; k < at + columns; k++) {
                largest = Math.max(largest, Math.abs(values[k]));
            }
            sum += largest;
        }
        return (float) sum;
    }
}
