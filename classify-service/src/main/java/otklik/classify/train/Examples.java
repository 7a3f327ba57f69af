package otklik.classify.train;

import java.util.List;

/**
 * Labelled messages, masked.
 *
 * @param texts masked
 * @param labels index into {@code categories}, one for each text
 * @param categories the codes, in alphabetical order
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record Examples(List<String> texts, int[] labels, List<String> categories) {

    int size() {
        return labels.length;
    }

    int[] countByCategory(int[] which) {
        int[] counts = new int[categories.size()];
        for (int i : which) {
            counts[labels[i]]++;
        }
        return counts;
    }
}
