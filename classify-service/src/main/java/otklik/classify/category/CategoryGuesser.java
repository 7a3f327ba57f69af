package otklik.classify.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads texts with a model. Keeps buffers between texts, so one thread at a time may use it. */
public final class CategoryGuesser {
    private static final int TOP = 3;

    private final CategoryModel model;
    private final CategoryModel.Content content;
    private final TextVector vector;
    private final Reasons reasons = new Reasons();
    private final float[] sums;
    private final float[] byLeaves;
    private final float[] leaves;

    /** A reader of texts with {@code model}. */
    public CategoryGuesser(CategoryModel model) {
        this.model = model;
        this.content = model.content;
        this.vector = new TextVector(model.table, model.idfs);
        this.sums = new float[content.weights().columns()];
        this.byLeaves = new float[model.categories().size()];
        this.leaves = new float[content.leafScores().leaves().size()];
    }

    public CategoryModel model() {
        return model;
    }

    /** What the model says of a masked text; never fails, whatever the text. */
    public CategoryGuess guess(String maskedText) {
        Evidence evidence = weigh(maskedText);
        float[] probabilities = evidence.scores(content.leafShare());
        softmax(probabilities, content.temperature());
        int[] top = top(probabilities);
        List<Guess> best = new ArrayList<>(top.length);
        for (int k : top) {
            best.add(new Guess(model.categories().get(k), probabilities[k]));
        }
        double confidence = Confidence.of(content.confidence(), evidence, probabilities, top, content.temperature());
        Leaf leaf = leaf(top[0]);
        return new CategoryGuess(
                best,
                confidence,
                leaf == null ? null : leaf.code(),
                leaf == null ? 0 : leafProbability(leaf),
                reasons.of(maskedText, vector, content.weights(), top[0]));
    }

    /** What the model's two parts say of a masked text. */
    public Evidence weigh(String maskedText) {
        vector.read(maskedText);
        Arrays.fill(sums, 0);
        vector.multiply(content.weights(), sums);
        float[] direct = content.biases().clone();
        for (int k = 0; k < direct.length; k++) {
            direct[k] += sums[k];
        }
        content.leafScores().probabilities(sums, direct.length, leaves);
        Arrays.fill(byLeaves, 0);
        int[] likeliest = new int[direct.length];
        Arrays.fill(likeliest, -1);
        for (int i = 0; i < leaves.length; i++) {
            int category = content.leafScores().leaves().get(i).category();
            byLeaves[category] += leaves[i];
            if (likeliest[category] < 0 || leaves[i] > leaves[likeliest[category]]) {
                likeliest[category] = i;
            }
        }
        return new Evidence(direct, byLeaves.clone(), likeliest, vector.size, maskedText.length());
    }

    /** The most probable leaf of a category for the text that was weighed last; null where the model knows none with a code. */
    public @Nullable Leaf leaf(int category) {
        int best = -1;
        for (int i = 0; i < leaves.length; i++) {
            Leaf leaf = content.leafScores().leaves().get(i);
            if (leaf.category() == category && !leaf.code().isEmpty() && (best < 0 || leaves[i] > leaves[best])) {
                best = i;
            }
        }
        return best < 0 ? null : content.leafScores().leaves().get(best);
    }

    private double leafProbability(Leaf leaf) {
        int at = content.leafScores().leaves().indexOf(leaf);
        return leaves[at] / Math.max(Float.MIN_NORMAL, byLeaves[leaf.category()]);
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
