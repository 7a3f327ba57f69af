package otklik.classify.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads texts with a model. Keeps buffers between texts, so one thread at a time may use it. */
public final class CategoryGuesser {
    private static final int TOP = 3;
    private static final int FREQUENCIES = 64;
    private static final float[] LOG_FREQUENCIES = new float[FREQUENCIES];

    static {
        for (int i = 1; i < FREQUENCIES; i++) {
            LOG_FREQUENCIES[i] = (float) (1 + Math.log(i));
        }
    }

    private final CategoryModel model;
    private final FeatureReader reader = new FeatureReader();
    private final FeatureReader.Sink sink = this::count;
    private final int[] counts;
    private final float[] sums;
    private final float[] scores;
    private final int[][] touched = new int[FeatureReader.BLOCKS][512];
    private final int[] touchedSizes = new int[FeatureReader.BLOCKS];

    /** A reader of texts with {@code model}. */
    public CategoryGuesser(CategoryModel model) {
        this.model = model;
        int categories = model.categories().size();
        this.counts = new int[model.features()];
        this.sums = new float[categories];
        this.scores = new float[categories];
    }

    /** The most probable categories of a masked text; never fails, whatever the text. */
    public CategoryGuess guess(String maskedText) {
        int known = score(maskedText, scores);
        softmax(scores, model.content.temperature());
        int[] top = top(scores);
        List<Guess> best = new ArrayList<>(top.length);
        for (int k : top) {
            best.add(new Guess(model.categories().get(k), scores[k]));
        }
        double confidence =
                known == 0 ? 0 : Confidence.of(model.content.confidence(), scores, top, maskedText.length());
        return new CategoryGuess(best, confidence);
    }

    /** Writes the score of each category, before temperature, to {@code out}; returns how many known features the text has. */
    public int score(String maskedText, float[] out) {
        Arrays.fill(touchedSizes, 0);
        reader.read(maskedText, sink);
        System.arraycopy(model.content.biases(), 0, out, 0, out.length);
        int known = 0;
        int blocks = 0;
        for (int size : touchedSizes) {
            known += size;
            blocks += size > 0 ? 1 : 0;
        }
        for (int block = 0; block < FeatureReader.BLOCKS; block++) {
            addBlock(block, blocks, out);
        }
        return known;
    }

    private void count(int block, int hash) {
        int row = model.table.row(hash);
        if (row >= 0 && counts[row]++ == 0) {
            int size = touchedSizes[block]++;
            if (size == touched[block].length) {
                touched[block] = Arrays.copyOf(touched[block], size * 2);
            }
            touched[block][size] = row;
        }
    }

    /** Adds the weights of the block's rows, as a vector of length 1 over the root of the number of blocks. */
    private void addBlock(int block, int blocks, float[] out) {
        CategoryModel.Content content = model.content;
        byte[] weights = content.weights();
        float[] scales = content.scales();
        int categories = out.length;
        Arrays.fill(sums, 0);
        float squares = 0;
        for (int i = 0; i < touchedSizes[block]; i++) {
            int row = touched[block][i];
            float value = frequency(counts[row]) * model.idfs[row];
            counts[row] = 0;
            squares += value * value;
            float scaled = value * scales[row];
            int at = row * categories;
            for (int k = 0; k < categories; k++) {
                sums[k] += scaled * weights[at + k];
            }
        }
        if (squares > 0) {
            float factor = (float) (1 / Math.sqrt((double) squares * blocks));
            for (int k = 0; k < categories; k++) {
                out[k] += factor * sums[k];
            }
        }
    }

    /** One and the logarithm of how often a feature stands in the text. */
    public static float frequency(int count) {
        return count < FREQUENCIES ? LOG_FREQUENCIES[count] : (float) (1 + Math.log(count));
    }

    /** Turns scores into probabilities. */
    public static void softmax(float[] scores, float temperature) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (float) Math.exp((scores[k] - largest) / temperature);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] = (float) (scores[k] / sum);
        }
    }

    /** The indices of the largest values, largest first; of equals the first. */
    public static int[] top(float[] values) {
        int[] top = new int[Math.min(TOP, values.length)];
        for (int place = 0; place < top.length; place++) {
            int best = -1;
            for (int k = 0; k < values.length; k++) {
                boolean taken = place > 0 && k == top[0] || place > 1 && k == top[1];
                if (!taken && (best < 0 || values[k] > values[best])) {
                    best = k;
                }
            }
            top[place] = best;
        }
        return top;
    }
}
