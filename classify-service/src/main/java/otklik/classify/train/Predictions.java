package otklik.classify.train;

/**
 * Scores of texts by models that had not seen them.
 *
 * @param scores before temperature, one row for each text
 * @param labels the right categories
 * @param lengths of the texts in characters
 * @param known how many features of each text the model knew
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record Predictions(float[][] scores, int[] labels, int[] lengths, int[] known) {

    int size() {
        return labels.length;
    }

    Predictions select(int[] which) {
        float[][] someScores = new float[which.length][];
        int[] someLabels = new int[which.length];
        int[] someLengths = new int[which.length];
        int[] someKnown = new int[which.length];
        for (int i = 0; i < which.length; i++) {
            someScores[i] = scores[which[i]];
            someLabels[i] = labels[which[i]];
            someLengths[i] = lengths[which[i]];
            someKnown[i] = known[which[i]];
        }
        return new Predictions(someScores, someLabels, someLengths, someKnown);
    }
}
