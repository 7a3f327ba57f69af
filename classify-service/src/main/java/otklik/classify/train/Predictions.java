package otklik.classify.train;

import org.jspecify.annotations.Nullable;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.Evidence;
import otklik.classify.category.Leaf;

/**
 * What models said of texts that they had not seen.
 *
 * @param evidence one for each text
 * @param scores of the categories before temperature, one row for each text
 * @param labels the right categories
 * @param leaves the leaf guessed of the first category, none where the model knows none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record Predictions(
        Evidence[] evidence,
        float[][] scores,
        int[] labels,
        @Nullable Leaf[] leaves) {

    int size() {
        return labels.length;
    }

    /** Nothing predicted yet, for all of {@code examples}. */
    static Predictions empty(Examples examples) {
        int n = examples.size();
        return new Predictions(new Evidence[n], new float[n][], examples.labels(), new Leaf[n]);
    }

    /** Fills in what {@code guesser} says of text {@code i}. */
    void fill(int i, CategoryGuesser guesser, String text) {
        evidence[i] = guesser.weigh(text);
        scores[i] = evidence[i].scores(guesser.model().leafShare());
        leaves[i] = guesser.leaf(CategoryGuesser.top(scores[i])[0]);
    }

    /** The predictions of some of the texts. */
    Predictions select(int[] which) {
        int n = which.length;
        Predictions some = new Predictions(new Evidence[n], new float[n][], new int[n], new Leaf[n]);
        for (int i = 0; i < n; i++) {
            some.evidence[i] = evidence[which[i]];
            some.scores[i] = scores[which[i]];
            some.labels[i] = labels[which[i]];
            some.leaves[i] = leaves[which[i]];
        }
        return some;
    }
}
