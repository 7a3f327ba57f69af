package otklik.classify.category;

import java.util.Arrays;

/**
 * Reads a masked text into hashed features of three blocks: stems, pairs of stems, and 3-5 letters inside of a word. A feature is a 32-bit
 * hash and nothing else: no word can be read back from a model. Keeps the last word in a buffer and the places of the words read, so each
 * thread needs its own.
 */
public final class FeatureReader {
    /** How many blocks of features there are; the first argument of {@link Sink#accept} is below it. */
    public static final int BLOCKS = 3;

    /** The version of how text becomes features; a model trained with another one is refused. */
    public static final int VERSION = 2;

    static final int PAIR = 1;

    private static final int STEM = 0;
    private static final int LETTERS = 2;
    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    private static final int LONGEST_WORD = 40;
    private static final int STEM_SALT = 0x2545F491;
    private static final int LETTERS_SALT = 0x5851F42D;
    private static final int PRIME = 0x01000193;

    /** How long each block's part of a vector is against the others: pairs tell less than what they are made of. */
    private static final float[] SHARES = {1, 0.7f, 1};

    private static final int FREQUENCIES = 64;
    private static final float[] LOG_FREQUENCIES = new float[FREQUENCIES];

    static {
        for (int i = 1; i < FREQUENCIES; i++) {
            LOG_FREQUENCIES[i] = (float) (1 + Math.log(i));
        }
    }

    /** Takes features in the order of the text, one call for each occurrence. */
    @FunctionalInterface
    public interface Sink {
        void accept(int block, int hash);
    }

    private final char[] word = new char[LONGEST_WORD + 2];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] stems = new int[256];
    private int words;

    /** How many words, numbers and masks the last text had; while it is being read: has had so far. */
    public int words() {
        return words;
    }

    /** The word that the feature given last ends with, counted from 0; a pair begins with the word before it. */
    public int word() {
        return words - 1;
    }

    /** Where word {@code i} of the last text begins. */
    public int start(int i) {
        return starts[i];
    }

    /** Where word {@code i} of the last text ends, the character after its last. */
    public int end(int i) {
        return ends[i];
    }

    /** The hash of the stem of word {@code i} of the last text, equal for the forms of a word. */
    int stem(int i) {
        return stems[i];
    }

    /** Gives every feature of {@code text} to {@code sink}. Words beyond 40 letters are cut. */
    public void read(String text, Sink sink) {
        int n = text.length();
        int previous = 0;
        int i = 0;
        words = 0;
        while (i < n) {
            char c = text.charAt(i);
            if (c == '<') {
                int end = endOfToken(text, i);
                if (end > 0) {
                    if (!isBreak(text, i, end)) {
                        place(i, end);
                        previous = readToken(text, i, end, previous, sink);
                    }
                    i = end;
                    continue;
                }
            } else if (c == '[') {
                int end = endOfMention(text, i);
                if (end > 0) {
                    i = end;
                    continue;
                }
            }
            if (isDigit(c)) {
                int from = i;
                while (i < n && isDigit(text.charAt(i))) {
                    i++;
                }
                place(from, i);
                word[1] = '0';
                previous = readWord(1, previous, sink);
            } else if (fold(c) != 0) {
                int from = i;
                int length = 0;
                char letter;
                while (i < n && (letter = fold(text.charAt(i))) != 0) {
                    if (length < LONGEST_WORD) {
                        word[++length] = letter;
                    }
                    i++;
                }
                place(from, i);
                previous = readWord(length, previous, sink);
            } else {
                i++;
            }
        }
    }

    private void place(int from, int to) {
        if (words == starts.length) {
            starts = Arrays.copyOf(starts, words * 2);
            ends = Arrays.copyOf(ends, words * 2);
            stems = Arrays.copyOf(stems, words * 2);
        }
        starts[words] = from;
        ends[words++] = to;
    }

    /** The word stands in {@code word[1..length]}; returns the hash of its stem. */
    private int readWord(int length, int previous, Sink sink) {
        int stem = hash(LightStem.stem(word, 1, length));
        stems[words - 1] = stem;
        sink.accept(STEM, mix(stem) ^ STEM_SALT);
        if (previous != 0) {
            sink.accept(PAIR, pair(previous, stem));
        }
        word[0] = '<';
        word[length + 1] = '>';
        int end = length + 2;
        for (int start = 0; start + SHORTEST_GRAM <= end; start++) {
            int h = 0x3C6EF372;
            int limit = Math.min(end, start + LONGEST_GRAM);
            for (int j = start; j < limit; j++) {
                h = (h ^ word[j]) * PRIME;
                if (j - start >= SHORTEST_GRAM - 1) {
                    sink.accept(LETTERS, mix(h) ^ LETTERS_SALT);
                }
            }
        }
        return stem;
    }

    private int readToken(String text, int from, int to, int previous, Sink sink) {
        int h = 0x1B873593;
        for (int i = from; i < to; i++) {
            h = (h ^ text.charAt(i)) * PRIME;
        }
        sink.accept(STEM, mix(h) ^ STEM_SALT);
        if (previous != 0) {
            sink.accept(PAIR, pair(previous, h));
        }
        return h;
    }

    /** One and the logarithm of how often a feature stands in the text. */
    public static float frequency(int count) {
        return count < FREQUENCIES ? LOG_FREQUENCIES[count] : (float) (1 + Math.log(count));
    }

    /** Turns the sum of squares of each block into the factor that scales the text's vector to length 1, each block by its share. */
    public static void scaleOfBlocks(float[] squares) {
        float shares = 0;
        for (int block = 0; block < BLOCKS; block++) {
            shares += squares[block] > 0 ? SHARES[block] * SHARES[block] : 0;
        }
        for (int block = 0; block < BLOCKS; block++) {
            squares[block] =
                    squares[block] > 0 ? (float) (SHARES[block] / Math.sqrt((double) squares[block] * shares)) : 0;
        }
    }

    private int hash(int length) {
        int h = 0x811C9DC5;
        for (int j = 1; j <= length; j++) {
            h = (h ^ word[j]) * PRIME;
        }
        return h;
    }

    private static int pair(int left, int right) {
        return mix(Integer.rotateLeft(left * 0xCC9E2D51, 13) ^ right ^ 0x7F4A7C15);
    }

    /** The finaliser of MurmurHash3. */
    private static int mix(int h) {
        int x = h;
        x = (x ^ x >>> 16) * 0x85EBCA6B;
        x = (x ^ x >>> 13) * 0xC2B2AE35;
        return x ^ x >>> 16;
    }

    /** The end of {@code <NAME>} or {@code <br>}, or 0. */
    private static int endOfToken(String text, int from) {
        int limit = Math.min(text.length(), from + 12);
        for (int i = from + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i > from + 1 ? i + 1 : 0;
            }
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '/' || c == ' ')) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isBreak(String text, int from, int to) {
        return text.regionMatches(true, from, "<br", 0, 3) && to - from <= 6;
    }

    /** The end of VK's {@code [id|name]}, or 0. */
    private static int endOfMention(String text, int from) {
        int limit = Math.min(text.length(), from + 80);
        boolean bar = false;
        for (int i = from + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ']') {
                return bar ? i + 1 : 0;
            }
            bar |= c == '|';
        }
        return 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The letter in lower case, ё as е; 0 for what is no letter. */
    public static char fold(char c) {
        if (c >= 'а' && c <= 'я' || c >= 'a' && c <= 'z') {
            return c;
        }
        if (c >= 'А' && c <= 'Я' || c >= 'A' && c <= 'Z') {
            return (char) (c + 32);
        }
        if (c < 0xC0) {
            return 0;
        }
        if (c == 'ё' || c == 'Ё') {
            return 'е';
        }
        return Character.isLetter(c) ? Character.toLowerCase(c) : 0;
    }
}
