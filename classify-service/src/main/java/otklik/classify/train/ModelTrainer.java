package otklik.classify.train;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import otklik.classify.category.ByteRows;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.LeafScores;

/**
 * Makes a model. Features that stand in enough texts are kept, the most telling where they are too many; support vectors and regression
 * are trained on them and merged, once with the categories for labels and once with the leaves, and the weights rounded to a byte each.
 * The same examples and seed give the same model. Several threads may train models of different texts.
 */
final class ModelTrainer {
    /** A feature of fewer texts could point to one of their authors; and it tells little. */
    static final int FEWEST_TEXTS = 5;

    private static final int RANKING_EPOCHS = 4;
    private static final int EPOCHS = 10;
    private static final float SUPPORT_SHARE = 2.8f;
    private static final float REGRESSION_SHARE = 0.85f;
    private static final float LEAF_SHARE = 1f;
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
        Weights toCategories = weights(vectors, labels, importance, kept.length, random);
        for (int k = 0; k < categories; k++) {
            toCategories.biases()[k] -= PRIOR_SHARE * (float) Math.log((double) Math.max(1, counts[k]) / which.length);
        }
        int[] leafLabels =
                Arrays.stream(which).map(i -> examples.leafLabels()[i]).toArray();
        Weights toLeaves = weights(vectors, leafLabels, importanceOfLeaves(importance), kept.length, random);
        return content(toCategories, toLeaves, kept, idfs);
    }

    /** A leaf is as important as its category. */
    private float[] importanceOfLeaves(float[] importance) {
        float[] ofLeaves = new float[examples.leaves().size()];
        for (int leaf = 0; leaf < ofLeaves.length; leaf++) {
            ofLeaves[leaf] = importance[examples.leaves().get(leaf).category()];
        }
        return ofLeaves;
    }

    /** Weights from features to whatever is labelled; those of a feature have the mean 0. */
    private static Weights weights(Vectors vectors, int[] labels, float[] importance, int features, Random random) {
        Weights support = SupportVectors.train(vectors, labels, importance, features, random);
        Weights regression = SoftmaxRegression.train(vectors, labels, importance, features, EPOCHS, random);
        return Weights.merge(SUPPORT_SHARE, support, REGRESSION_SHARE, regression)
                .centred();
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
        Weights weights = SoftmaxRegression.train(vectors, labels, importance, frequent.length, RANKING_EPOCHS, random);
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

    /** The model of weights to categories and to leaves, made equally large, as each row of both has but one scale. */
    private CategoryModel.Content content(Weights toCategories, Weights toLeaves, int[] kept, float[] idfs) {
        float scale = toLeaves.sumOfLargest() / toCategories.sumOfLargest();
        Weights both = toCategories.beside(toLeaves.scaled(1 / scale));
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
                ByteRows.of(both.columns(), both.rows()),
                toCategories.biases(),
                new LeafScores(examples.leaves(), scale, toLeaves.biases()),
                LEAF_SHARE,
                1,
                new float[0]);
    }
}
