package otklik.classify.train;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import otklik.classify.category.Leaf;

/**
 * Labelled messages, masked.
 *
 * @param texts masked
 * @param categories the codes, in alphabetical order
 * @param labels index into {@code categories}, one for each text
 * @param leaves by category, then code; a leaf without code stands for the messages of a category whose leaf nobody named
 * @param leafLabels index into {@code leaves}, one for each text
 * @param regions one for each text; empty where the file names none
 * @param ids one for each text; empty where the file names none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
public record Examples(
        List<String> texts,
        List<String> categories,
        int[] labels,
        List<Leaf> leaves,
        int[] leafLabels,
        List<String> regions,
        List<String> ids) {

    public int size() {
        return labels.length;
    }

    int[] all() {
        return IntStream.range(0, size()).toArray();
    }

    /** Which messages come from {@code region}. */
    int[] of(String region) {
        return IntStream.range(0, size())
                .filter(i -> regions.get(i).equals(region))
                .toArray();
    }

    /** Some of the messages; categories and leaves keep their numbers. */
    Examples select(int[] which) {
        int[] someLabels = Arrays.stream(which).map(i -> labels[i]).toArray();
        int[] someLeaves = Arrays.stream(which).map(i -> leafLabels[i]).toArray();
        return new Examples(
                some(texts, which), categories, someLabels, leaves, someLeaves, some(regions, which), some(ids, which));
    }

    private static List<String> some(List<String> all, int[] which) {
        return Arrays.stream(which).mapToObj(all::get).toList();
    }

    int[] countByCategory(int[] which) {
        int[] counts = new int[categories.size()];
        for (int i : which) {
            counts[labels[i]]++;
        }
        return counts;
    }
}
