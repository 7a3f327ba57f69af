package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/** Numbers by word, looked up by the hash that is made while a text is read, so that no string is made of it. */
final class WordTable {
    private @Nullable String[] words = new @Nullable String[1024];
    private int[] hashes = new int[1024];
    private int[] values = new int[1024];
    private int size;

    /** Small letters, е for ё. */
    void put(String word, int value) {
        if (2 * size >= words.length) {
            grow();
        }
        int at = place(word, word.hashCode());
        if (words[at] == null) {
            words[at] = word;
            hashes[at] = word.hashCode();
            size++;
        }
        values[at] = value;
    }

    /** The value of a folded word with the hash of {@link String#hashCode()}; 0 where there is none. */
    int get(char[] folded, int start, int end, int hash) {
        int mask = words.length - 1;
        int at = spread(hash) & mask;
        while (true) {
            String word = words[at];
            if (word == null) {
                return 0;
            }
            if (hashes[at] == hash && equal(word, folded, start, end)) {
                return values[at];
            }
            at = at + 1 & mask;
        }
    }

    int get(String word) {
        int at = place(word, word.hashCode());
        return words[at] == null ? 0 : values[at];
    }

    private int place(String word, int hash) {
        int mask = words.length - 1;
        int at = spread(hash) & mask;
        while (words[at] != null && !word.equals(words[at])) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        @Nullable String[] oldWords = words;
        int[] oldValues = values;
        words = new @Nullable String[2 * oldWords.length];
        hashes = new int[words.length];
        values = new int[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            String word = oldWords[i];
            if (word != null) {
                int at = place(word, word.hashCode());
                words[at] = word;
                hashes[at] = word.hashCode();
                values[at] = oldValues[i];
            }
        }
    }

    private static boolean equal(String word, char[] folded, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != folded[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 15 ^ hash >>> 7;
    }
}
