package otklik.classify.fingerprint;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * MinHash over pairs of words, kept to eight bits a minimum (Broder 1997; Li and König 2010): two texts that share the part J of their
 * pairs of words have about the part {@code J + (1 - J) / 256} of their bytes alike, with a standard error of at most 0.063. Words are cut
 * to their first five letters, so that endings and most slips at the end of a word do not count. Masks count as words; digits and signs
 * do not. One thread at a time.
 */
public final class Fingerprints {
    /** Bytes of a fingerprint. */
    public static final int SIZE = 64;

    private static final int LETTERS = 5;
    private static final int NOTHING = 0;
    /** Odd multipliers and offsets of the hash functions; splitmix64 of 1, 2, 3 …, so that they are the same for ever. */
    private static final int[] FACTORS = new int[SIZE];

    private static final int[] OFFSETS = new int[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            FACTORS[i] = (int) mixed(2L * i + 1) | 1;
            OFFSETS[i] = (int) mixed(2L * i + 2);
        }
    }

    private final int[] minima = new int[SIZE];

    /** The fingerprint in base64url without padding; null where the text has no word. */
    public @Nullable String of(String maskedText) {
        Arrays.fill(minima, Integer.MAX_VALUE);
        int pairs = 0;
        int before = NOTHING;
        int n = maskedText.length();
        int i = 0;
        while (i < n) {
            if (!isLetter(maskedText.charAt(i))) {
                i++;
                continue;
            }
            int word = 17;
            for (int start = i; i < n && isLetter(maskedText.charAt(i)); i++) {
                if (i - start < LETTERS) {
                    word = word * 31 + folded(maskedText.charAt(i));
                }
            }
            if (before != NOTHING) {
                add(before * 0x9E3779B1 + word);
                pairs++;
            }
            before = word;
        }
        if (pairs == 0) {
            if (before == NOTHING) {
                return null;
            }
            add(before);
        }
        return encoded();
    }

    /**
     * An estimate of the part of pairs of words that two texts have in common, 0 to 1.
     *
     * @throws IllegalArgumentException for anything but two fingerprints
     */
    public static double likeness(String left, String right) {
        byte[] a = decoded(left);
        byte[] b = decoded(right);
        int alike = 0;
        for (int i = 0; i < SIZE; i++) {
            alike += a[i] == b[i] ? 1 : 0;
        }
        double byChance = 1 / 256.0;
        return Math.max(0, (alike / (double) SIZE - byChance) / (1 - byChance));
    }

    private void add(int pair) {
        int x = pair;
        x = (x ^ x >>> 16) * 0x85EBCA6B;
        x = (x ^ x >>> 13) * 0xC2B2AE35;
        x ^= x >>> 16;
        for (int k = 0; k < SIZE; k++) {
            minima[k] = Math.min(minima[k], x * FACTORS[k] + OFFSETS[k]);
        }
    }

    /** The minima's low bits depend on the pair alone and not on the minimum's size, once mixed. */
    private String encoded() {
        byte[] bytes = new byte[SIZE];
        for (int k = 0; k < SIZE; k++) {
            bytes[k] = (byte) (minima[k] * 0x9E3779B1 >>> 24);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String fingerprint) {
        byte[] bytes = Base64.getUrlDecoder().decode(fingerprint);
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a fingerprint has " + SIZE + " bytes, this one " + bytes.length);
        }
        return bytes;
    }

    private static boolean isLetter(char c) {
        return c >= 'а' && c <= 'я'
                || c >= 'А' && c <= 'Я'
                || (c | 32) >= 'a' && (c | 32) <= 'z'
                || c > 127 && Character.isLetter(c);
    }

    private static char folded(char c) {
        char lower = Character.toLowerCase(c);
        return lower == 'ё' ? 'е' : lower;
    }

    private static long mixed(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (z ^ z >>> 31) >>> 32;
    }
}
