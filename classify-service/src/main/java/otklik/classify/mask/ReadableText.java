package otklik.classify.mask;

import org.jspecify.annotations.Nullable;

/**
 * The text as a reader sees it: lower case, ё as е, one kind of space, dash and digit, nothing invisible. What hides a number from a
 * pattern (zero-width characters, full-width digits, no-break spaces) does not hide it from a person.
 */
final class ReadableText {
    private static final char BREVE = '\u0306';
    private static final String LATIN = "aceopxykmthb";
    private static final String CYRILLIC = "асеорхукмтнв";

    private final String original;
    private final char[] chars;
    /** Null where each visible character stands where it does in the original. */
    private final int @Nullable [] origins;

    private final int length;

    private ReadableText(String original, char[] chars, int @Nullable [] origins, int length) {
        this.original = original;
        this.chars = chars;
        this.origins = origins;
        this.length = length;
    }

    static ReadableText of(String original) {
        int n = original.length();
        char[] chars = original.toCharArray();
        int plain = 0;
        while (plain < n) {
            char seen = seen(original, plain);
            if (seen == 0) {
                break;
            }
            chars[plain++] = seen;
        }
        return plain == n ? new ReadableText(original, chars, null, n) : uneven(original, chars, plain);
    }

    /** From character {@code from} on the visible characters do not stand where those of the original do. */
    private static ReadableText uneven(String original, char[] chars, int from) {
        int n = original.length();
        int[] origins = new int[n + 1];
        for (int i = 0; i < from; i++) {
            origins[i] = i;
        }
        int length = from;
        for (int i = from; i < n; i++) {
            char c = original.charAt(i);
            char seen = seen(original, i);
            origins[length] = i;
            if (seen != 0) {
                chars[length++] = seen;
            } else if (Character.isHighSurrogate(c)) {
                chars[length++] = (char) ('0' + digit(original, i++));
            } else if (c == BREVE && length > 0 && chars[length - 1] == 'и') {
                chars[length - 1] = 'й';
            }
        }
        origins[length] = n;
        return new ReadableText(original, chars, origins, length);
    }

    /** The visible equivalent of the character at {@code i}; 0 for what is not seen and for the first half of a digit of two. */
    private static char seen(String original, int i) {
        char c = original.charAt(i);
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c < ' ' && c != '\n' ? ' ' : c;
        }
        if (c >= 'А' && c <= 'я') {
            return c <= 'Я' ? (char) (c + 32) : c;
        }
        if (Character.isHighSurrogate(c)) {
            return digit(original, i) < 0 ? c : 0;
        }
        return fold(c);
    }

    /** The value of the digit outside of the basic plane that begins at {@code i}, or -1. */
    private static int digit(String original, int i) {
        boolean pair =
                i + 1 < original.length() && Character.isSurrogatePair(original.charAt(i), original.charAt(i + 1));
        return pair ? Character.digit(original.codePointAt(i), 10) : -1;
    }

    /** The visible equivalent, or 0 for what is not seen at all. */
    private static char fold(char c) {
        return switch (c) {
            case 'ё', 'Ё' -> 'е';
            case '\u00A0', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008' ->
                ' ';
            case '\u2009', '\u200A', '\u202F', '\u205F', '\u3000', '\u1680' -> ' ';
            case '\u2028', '\u2029', '\u0085' -> '\n';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFE63', '\uFF0D' -> '-';
            case '\uFF08' -> '(';
            case '\uFF09' -> ')';
            case '\uFF0B' -> '+';
            case '\uFF20' -> '@';
            case '\uFF0E', '\u2024', '\u00B7', '\u2022' -> '.';
            case '\u00AD', '\u034F', '\u061C', '\u115F', '\u1160', '\u17B4', '\u17B5', '\u180E', '\u20E3', '\u3164' ->
                0;
            default -> {
                if (c >= '\u200B' && c <= '\u200F'
                        || c >= '\u202A' && c <= '\u202E'
                        || c >= '\u2060' && c <= '\u206F'
                        || c >= '\uFE00' && c <= '\uFE0F'
                        || c >= '\u0300' && c <= '\u036F'
                        || c == '\uFEFF') {
                    yield 0;
                }
                int digit = Character.digit(c, 10);
                yield digit >= 0 ? (char) ('0' + digit) : Character.toLowerCase(c);
            }
        };
    }

    int length() {
        return length;
    }

    /** The visible character at {@code i}, or 0 outside of the text. */
    char at(int i) {
        return i >= 0 && i < length ? chars[i] : 0;
    }

    /** Where the visible character {@code i} stands in the original; the original's length for {@code i == length()}. */
    int origin(int i) {
        return origins == null ? i : origins[i];
    }

    /** Where the visible character before {@code end} ends in the original, with the marks that stand on it. */
    int originEnd(int end) {
        int i = origin(end - 1);
        int next = origin(end);
        boolean pair = Character.isHighSurrogate(original.charAt(i))
                && i + 1 < next
                && Character.isLowSurrogate(original.charAt(i + 1));
        i += pair ? 2 : 1;
        while (i < next && isMark(original.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isMark(char c) {
        return c >= '\u0300' && c <= '\u036F' || c >= '\uFE00' && c <= '\uFE0F' || c == '\u20E3';
    }

    /** Reads the Latin letters of a word as the Cyrillic ones that they look like, if each of them looks like one. */
    void readAsCyrillic(int from, int to) {
        for (int i = from; i < to; i++) {
            if (chars[i] < 0x80 && LATIN.indexOf(chars[i]) < 0) {
                return;
            }
        }
        for (int i = from; i < to; i++) {
            int letter = LATIN.indexOf(chars[i]);
            chars[i] = letter < 0 ? chars[i] : CYRILLIC.charAt(letter);
        }
    }

    /** Does {@code word} stand in the original, to the letter, where the visible character {@code i} does? */
    boolean isOriginally(int i, String word) {
        return original.startsWith(word, origin(i));
    }

    boolean isCapital(int i) {
        return Character.isUpperCase(original.charAt(origin(i)));
    }

    boolean startsWith(int from, int to, String prefix) {
        if (to - from < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (chars[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean equals(int from, int to, String word) {
        return to - from == word.length() && startsWith(from, to, word);
    }

    boolean endsWith(int from, int to, String suffix) {
        return to - from >= suffix.length() && startsWith(to - suffix.length(), to, suffix);
    }

    String string(int from, int to) {
        return new String(chars, from, to - from);
    }
}
