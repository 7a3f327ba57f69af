package otklik.routing.duplicate;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One pass over a masked text: its numbers and names, how many words it has, and minima of hashes of its longer words (MinHash, Broder
 * 1997), by which texts with most of their words in common find each other. Words are cut to their first letters, so that endings do not
 * count. One thread at a time.
 */
final class TextReader {
    /** Minima a key. */
    static final int ROWS = 3;

    private static final int SHORTEST = 4;
    private static final int STEM = 5;
    private static final int NAME = 4;
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_MASK = 20;
    private static final int[] FACTORS = new int[Keys.BANDS * ROWS];
    private static final int[] OFFSETS = new int[FACTORS.length];

    /** After these a name follows, however it is written: the first four letters of words for streets and settlements. */
    private static final int[] BEFORE_NAMES = Stream.of(
                    "ул", "улиц", "пр", "прос", "пер", "пере", "буль", "шосс", "мкр", "микр", "дере", "посе", "село",
                    "горо")
            .mapToInt(stem -> Hashes.of(stem, 0, stem.length()))
            .sorted()
            .toArray();

    /** A full stop behind a shorter word is rather that of an abbreviation. */
    private static final int LONGEST_ABBREVIATION = 3;

    static {
        for (int i = 0; i < FACTORS.length; i++) {
            FACTORS[i] = (int) Hashes.mixed(2L * i + 101) | 1;
            OFFSETS[i] = (int) Hashes.mixed(2L * i + 102);
        }
    }

    private final int[] minima = new int[FACTORS.length];
    private final TreeSet<Short> numbers = new TreeSet<>();
    private final TreeSet<Short> names = new TreeSet<>();
    private int words;
    private int contentWords;

    void read(String text) {
        Arrays.fill(minima, Integer.MAX_VALUE);
        numbers.clear();
        names.clear();
        words = 0;
        contentWords = 0;
        boolean begins = true;
        boolean beforeName = false;
        int length = 0;
        int n = text.length();
        int i = 0;
        while (i < n) {
            char c = text.charAt(i);
            if (c == '<') {
                int end = text.indexOf('>', i);
                i = end < 0 || end - i > LONGEST_MASK ? i + 1 : end + 1;
            } else if (Character.isDigit(c)) {
                i = number(text, i);
                begins = false;
                beforeName = false;
            } else if (Character.isLetter(c)) {
                int start = i;
                while (i < n && Character.isLetter(text.charAt(i))) {
                    i++;
                }
                length = i - start;
                beforeName = word(text, start, i, begins, beforeName);
                begins = false;
            } else {
                if (c == '!' || c == '?' || c == '\n' || c == '.' && length > LONGEST_ABBREVIATION) {
                    begins = true;
                }
                i++;
            }
        }
    }

    private int number(String text, int from) {
        int i = from;
        int hash = 7;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            hash = hash * 31 + text.charAt(i++);
        }
        // The letter of a house: 12а.
        if (i < text.length()
                && Character.isLetter(text.charAt(i))
                && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
            hash = hash * 31 + Hashes.folded(text.charAt(i++));
        }
        if (numbers.size() < Particulars.MOST) {
            numbers.add((short) Hashes.mixed(hash));
        }
        return i;
    }

    /** Whether a name follows. */
    private boolean word(String text, int from, int to, boolean begins, boolean afterMarker) {
        words++;
        if (to - from >= SHORTEST) {
            contentWords++;
            int x = (int) Hashes.mixed(Hashes.of(text, from, Math.min(to, from + STEM)));
            for (int k = 0; k < minima.length; k++) {
                minima[k] = Math.min(minima[k], x * FACTORS[k] + OFFSETS[k]);
            }
        }
        int start = Hashes.of(text, from, Math.min(to, from + NAME));
        if (Arrays.binarySearch(BEFORE_NAMES, start) >= 0) {
            return true;
        }
        if (to - from >= SHORTEST_NAME
                && names.size() < Particulars.MOST
                && (afterMarker || !begins && isCapitalised(text, from))) {
            names.add((short) Hashes.mixed(start));
        }
        return false;
    }

    /** With a small letter behind it, so that whole words in capitals do not count. */
    private static boolean isCapitalised(String text, int at) {
        return Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at + 1));
    }

    int words() {
        return Math.min(255, words);
    }

    Particulars particulars() {
        return new Particulars(shorts(numbers), shorts(names));
    }

    /** Whether there are enough words for the minima to mean something. */
    boolean hasSketch() {
        return contentWords >= ROWS;
    }

    /** The minima of one key. */
    long band(int index) {
        long hash = index + 1;
        for (int k = index * ROWS; k < (index + 1) * ROWS; k++) {
            hash = Hashes.mixed64(hash * 31 + minima[k]);
        }
        return hash;
    }

    private static short[] shorts(TreeSet<Short> hashes) {
        short[] all = new short[hashes.size()];
        int i = 0;
        for (short hash : hashes) {
            all[i++] = hash;
        }
        return all;
    }
}
