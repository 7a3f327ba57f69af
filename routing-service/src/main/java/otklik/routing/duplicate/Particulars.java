package otklik.routing.duplicate;

import java.util.Arrays;

/**
 * Numbers and names in a text, as hashes of 16 bits, sorted: what tells two messages apart whose words are the same otherwise. Each of
 * them at most {@value #MOST}, the first in the text.
 */
record Particulars(short[] numbers, short[] names) {
    static final int MOST = 16;

    /** Whether each text has a number, or each a name, that the other has not. What only one of them says is no contradiction. */
    boolean contradict(Particulars other) {
        return contradict(numbers, other.numbers) || contradict(names, other.names);
    }

    private static boolean contradict(short[] one, short[] other) {
        return hasMore(one, other) && hasMore(other, one);
    }

    private static boolean hasMore(short[] one, short[] other) {
        for (short hash : one) {
            if (Arrays.binarySearch(other, hash) < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Particulars same
                && Arrays.equals(numbers, same.numbers)
                && Arrays.equals(names, same.names);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(names);
    }

    @Override
    public String toString() {
        return "Particulars[" + numbers.length + " numbers, " + names.length + " names]";
    }
}
