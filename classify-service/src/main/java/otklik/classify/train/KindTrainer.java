package otklik.classify.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import otklik.classify.category.RowTable;
import otklik.classify.kind.Kind;
import otklik.classify.kind.KindFeatures;
import otklik.classify.kind.KindModel;
import otklik.classify.words.Words;

/**
 * Makes a model of kinds: multinomial logistic regression with L2 over the features of {@link KindFeatures}, weights rounded to a byte
 * each. The same examples give the same model.
 *
 * <p>A feature is kept where at least {@link #FEWEST_MESSAGES} messages of the whole corpus have it, so that no feature points at one
 * citizen, and at least {@link #FEWEST_EXAMPLES} of the labelled ones, so that it teaches something.
 */
final class KindTrainer {
    static final int FEWEST_MESSAGES = 5;
    static final int FEWEST_EXAMPLES = 3;
    private static final int STEPS = 150;
    private static final double PENALTY = 0.3;
    /** The features that tell kinds apart most are kept, and the regression is done again with them alone. */
    private static final int MOST_FEATURES = 10_000;

    private static final int KINDS = Kind.values().length;

    /** How much an example counts: rare kinds more, and gratitude, which in life is a third of all messages and in the data 2 %. */
    private static final Map<Kind, Double> IMPORTANCE = Map.of(
            Kind.COMPLAINT,
            1.0,
            Kind.QUESTION,
            1.0,
            Kind.REQUEST,
            2.0,
            Kind.SUGGESTION,
            2.0,
            Kind.GRATITUDE,
            1.5,
            Kind.OTHER,
            2.0);

    private final List<int[][]> texts;
    private final int[] kinds;
    private final double[] importance;
    private final int[] hashes;

    /**
     * A training on texts as numbers of features, block by block.
     *
     * @param hashes of the features, by their number
     */
    private KindTrainer(List<int[][]> texts, int[] kinds, int[] hashes) {
        this.texts = texts;
        this.kinds = kinds;
        this.importance = Arrays.stream(kinds)
                .mapToDouble(kind -> IMPORTANCE.getOrDefault(Kind.values()[kind], 1.0))
                .toArray();
        this.hashes = hashes;
    }

    /** A model with temperature 1 of the features that stand in enough messages of {@code corpus}. */
    static KindModel.Content train(KindExamples examples, DocumentFrequencies corpus) {
        RowTable table = new RowTable(1 << 16);
        List<int[][]> texts = new ArrayList<>(examples.size());
        KindFeatures features = new KindFeatures();
        Words words = new Words();
        for (String text : examples.texts()) {
            List<TreeSet<Integer>> blocks = Stream.generate(TreeSet<Integer>::new)
                    .limit(KindFeatures.BLOCKS)
                    .toList();
            words.read(text);
            features.read(words, (block, hash) -> {
                if (corpus.of(hash) >= FEWEST_MESSAGES) {
                    blocks.get(block).add(table.rowOrNew(hash));
                }
            });
            texts.add(blocks.stream()
                    .map(block -> block.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new));
        }
        int[] frequencies = new int[table.size()];
        texts.forEach(text -> Stream.of(text).flatMapToInt(Arrays::stream).forEach(f -> frequencies[f]++));
        int[] kept = IntStream.range(0, frequencies.length)
                .filter(f -> frequencies[f] >= FEWEST_EXAMPLES)
                .toArray();
        int[] allHashes = table.hashesByRow();
        KindTrainer trainer = new KindTrainer(
                renumbered(texts, kept, frequencies.length),
                examples.kinds().stream().mapToInt(Kind::ordinal).toArray(),
                Arrays.stream(kept).map(f -> allHashes[f]).toArray());
        double[] weights = trainer.fit(new double[(kept.length + 1) * KINDS]);
        return kept.length <= MOST_FEATURES ? trainer.quantise(weights) : trainer.pruned(weights);
    }

    /** Keeps the features with the largest weights. */
    private KindModel.Content pruned(double[] weights) {
        double[] largest = new double[hashes.length];
        for (int f = 0; f < hashes.length; f++) {
            for (int k = 0; k < KINDS; k++) {
                largest[f] = Math.max(largest[f], Math.abs(weights[f * KINDS + k]));
            }
        }
        double[] sorted = largest.clone();
        Arrays.sort(sorted);
        double least = sorted[sorted.length - MOST_FEATURES];
        int[] kept = IntStream.range(0, hashes.length)
                .filter(f -> largest[f] >= least)
                .limit(MOST_FEATURES)
                .toArray();
        double[] start = new double[(kept.length + 1) * KINDS];
        for (int row = 0; row < kept.length; row++) {
            System.arraycopy(weights, kept[row] * KINDS, start, row * KINDS, KINDS);
        }
        System.arraycopy(weights, hashes.length * KINDS, start, kept.length * KINDS, KINDS);
        KindTrainer trainer = new KindTrainer(
                renumbered(texts, kept, hashes.length),
                kinds,
                Arrays.stream(kept).map(f -> hashes[f]).toArray());
        return trainer.quantise(trainer.fit(start));
    }

    private static List<int[][]> renumbered(List<int[][]> texts, int[] kept, int features) {
        int[] numbers = new int[features];
        Arrays.fill(numbers, -1);
        for (int k = 0; k < kept.length; k++) {
            numbers[kept[k]] = k;
        }
        return texts.stream()
                .map(text -> Stream.of(text)
                        .map(block -> Arrays.stream(block)
                                .map(f -> numbers[f])
                                .filter(f -> f >= 0)
                                .toArray())
                        .toArray(int[][]::new))
                .toList();
    }

    private double[] fit(double[] weights) {
        QuasiNewton.descend(this::loss, weights, STEPS);
        return weights;
    }

    /** The biases stand after the last row. */
    private double loss(double[] weights, double[] slope) {
        int biases = hashes.length * KINDS;
        double loss = 0;
        for (int i = 0; i < biases; i++) {
            slope[i] = PENALTY * weights[i];
            loss += PENALTY * weights[i] * weights[i] / 2;
        }
        Arrays.fill(slope, biases, slope.length, 0);
        double[] scores = new double[KINDS];
        for (int i = 0; i < kinds.length; i++) {
            System.arraycopy(weights, biases, scores, 0, KINDS);
            addScores(texts.get(i), weights, scores);
            loss += importance[i] * softmaxLoss(scores, kinds[i]);
            scores[kinds[i]] -= 1;
            for (int k = 0; k < KINDS; k++) {
                scores[k] *= importance[i];
            }
            addSlope(texts.get(i), scores, slope);
            for (int k = 0; k < KINDS; k++) {
                slope[biases + k] += scores[k];
            }
        }
        return loss;
    }

    private static void addScores(int[][] text, double[] weights, double[] scores) {
        for (int block = 0; block < text.length; block++) {
            double value = KindFeatures.value(block, text[block].length);
            for (int f : text[block]) {
                for (int k = 0; k < KINDS; k++) {
                    scores[k] += value * weights[f * KINDS + k];
                }
            }
        }
    }

    private static void addSlope(int[][] text, double[] errors, double[] slope) {
        for (int block = 0; block < text.length; block++) {
            double value = KindFeatures.value(block, text[block].length);
            for (int f : text[block]) {
                for (int k = 0; k < KINDS; k++) {
                    slope[f * KINDS + k] += value * errors[k];
                }
            }
        }
    }

    /** The log loss; turns the scores into probabilities. */
    private static double softmaxLoss(double[] scores, int right) {
        double largest = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - largest);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
        return -Math.log(Math.max(1e-300, scores[right]));
    }

    private KindModel.Content quantise(double[] weights) {
        byte[] bytes = new byte[hashes.length * KINDS];
        float[] scales = new float[hashes.length];
        for (int row = 0; row < hashes.length; row++) {
            double largest = 0;
            for (int k = 0; k < KINDS; k++) {
                largest = Math.max(largest, Math.abs(weights[row * KINDS + k]));
            }
            scales[row] = Float.float16ToFloat(Float.floatToFloat16((float) Math.max(largest / 127, 1e-4)));
            for (int k = 0; k < KINDS; k++) {
                long rounded = Math.round(weights[row * KINDS + k] / scales[row]);
                bytes[row * KINDS + k] = (byte) Math.clamp(rounded, -127, 127);
            }
        }
        float[] biases = new float[KINDS];
        for (int k = 0; k < KINDS; k++) {
            biases[k] = (float) weights[hashes.length * KINDS + k];
        }
        return new KindModel.Content(hashes, scales, bytes, biases, 1);
    }
}
