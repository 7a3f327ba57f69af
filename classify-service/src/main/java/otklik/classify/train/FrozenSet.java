package otklik.classify.train;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The messages that no model is trained on, so that models of different days can be compared on them. Which they are depends on their
 * texts alone: about one in {@value #ONE_IN}, chosen by a hash of the letters, and all near-duplicates of these.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
record FrozenSet(int[] frozen, int[] others) {
    private static final int ONE_IN = 60;

    /**
     * Divides examples.
     *
     * @param groups number of the group of near-duplicates of each
     */
    static FrozenSet of(Examples examples, int[] groups) {
        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; i < groups.length; i++) {
            if (Integer.remainderUnsigned(hash(examples.texts().get(i)), ONE_IN) == 0) {
                chosen.add(groups[i]);
            }
        }
        return new FrozenSet(
                IntStream.range(0, groups.length)
                        .filter(i -> chosen.contains(groups[i]))
                        .toArray(),
                IntStream.range(0, groups.length)
                        .filter(i -> !chosen.contains(groups[i]))
                        .toArray());
    }

    /** Of the letters in small, so that another way of masking numbers or of setting spaces chooses the same. */
    private static int hash(String text) {
        int hash = 17;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (c >= 'а' && c <= 'я') {
                hash = hash * 31 + c;
            }
        }
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
