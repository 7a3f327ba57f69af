package otklik.classify.train;

import org.jspecify.annotations.Nullable;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.Leaf;

/**
 * Scores of texts by models that had not seen them.
 *
 * @param scores before temperature, one row for each text
 * @param labels the right categories
 * @param lengths of the texts in characters
 * @param known how many features of each text the model knew
 * @param leaves the leaf guessed of the first category, none where the model knows none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record Predictions(
        float[][] scores,
        int[] labels,
        int[] lengths,
        int[] known,
        @Nullable Leaf[] leaves) {

    int size() {
        return labels.length;
    }

    /** Nothing predicted yet, for all of {@code examples}. */
    static Predictions empty(Examples examples) {
        int n = examples.size();
        int[] lengths = examples.texts().stream().mapToInt(String::length).toArray();
        return new Predictions(new float[n][], examples.labels(), lengths, new int[n], new Leaf[n]);
    }

    /** Fills in what {@code guesser} says of text {@code i}. */
    void fill(int i, CategoryGuesser guesser, String text) {
        scores[i] = new float[guesser.model().categories().size()];
        known[i] = guesser.score(text, scores[i]);
        leaves[i] = guesser.leaf(CategoryGuesser.top(scores[i])[0]);
    }

    /** The predictions of some of the texts. */
    Predictions select(int[] which) {
        int n = which.length;
        Predictions some = new Predictions(new float[n][], new int[n], new int[n], new int[n], new Leaf[n]);
        for (int i = 0; i < n; i++) {
            some.scores[i] = scores[which[i]];
            some.labels[i] = labels[which[i]];
            some.lengths[i] = lengths[which[i]];
            some.known[i] = known[which[i]];
            some.leaves[i] = leaves[which[i]];
        }
        return some;
    }
}
