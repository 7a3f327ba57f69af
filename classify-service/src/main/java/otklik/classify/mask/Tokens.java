package otklik.classify.mask;

import java.util.Arrays;

/** The words, runs of digits, spaces and other single characters of a text, in order, in flat arrays. */
final class Tokens {
    static final byte NONE = 0;
    static final byte WORD = 1;
    static final byte DIGITS = 2;
    static final byte SPACE = 3;
    static final byte BREAK = 4;
    static final byte OTHER = 5;
    /** A token of {@link PersonalData} that stood in the text already. */
    static final byte MASK = 6;

    private static final PersonalData[] KINDS = PersonalData.values();
    private static final String[] LINE_BREAKS = {"<br>", "<br/>", "<br />"};

    final ReadableText text;
    private byte[] kinds;
    private int[] starts;
    private int size;

    private Tokens(ReadableText text) {
        this.text = text;
        int guess = text.length() / 3 + 16;
        this.kinds = new byte[guess];
        this.starts = new int[guess + 1];
    }

    static Tokens of(ReadableText text) {
        Tokens tokens = new Tokens(text);
        int n = text.length();
        int i = 0;
        while (i < n) {
            int start = i;
            char c = text.at(i++);
            byte kind = value(c) >= 0 && isDigit(text.at(i)) ? DIGITS : kindOf(c);
            if (kind == DIGITS) {
                i = endOfDigits(text, i);
            } else if (kind == WORD) {
                i = endOfWord(text, start);
            } else if (kind == SPACE) {
                while (i < n && text.at(i) == ' ') {
                    i++;
                }
            } else if (c == '<') {
                int mask = lengthOfMask(text, start);
                int lineBreak = mask > 0 ? 0 : lengthOfLineBreak(text, start);
                kind = mask > 0 ? MASK : lineBreak > 0 ? BREAK : OTHER;
                i = start + Math.max(1, mask + lineBreak);
            }
            tokens.add(kind, start);
        }
        tokens.starts[tokens.size] = n;
        return tokens;
    }

    private static int endOfWord(ReadableText text, int from) {
        int i = from;
        boolean latin = false;
        boolean other = false;
        char c;
        while (kindOf(c = text.at(i)) == WORD) {
            latin |= c < 0x80;
            other |= c >= 0x80;
            i++;
        }
        if (latin && other) {
            text.readAsCyrillic(from, i);
        }
        return i;
    }

    private static int lengthOfMask(ReadableText text, int at) {
        for (PersonalData kind : KINDS) {
            if (text.isOriginally(at, kind.token())) {
                return kind.token().length();
            }
        }
        return 0;
    }

    private static int lengthOfLineBreak(ReadableText text, int at) {
        for (String lineBreak : LINE_BREAKS) {
            if (text.startsWith(at, Math.min(text.length(), at + lineBreak.length()), lineBreak)) {
                return lineBreak.length();
            }
        }
        return 0;
    }

    /** Takes letters that look like digits along where digits follow: «8 9О2» is a number. */
    private static int endOfDigits(ReadableText text, int from) {
        int i = from;
        while (true) {
            char c = text.at(i);
            if (isDigit(c)) {
                i++;
            } else if (value(c) >= 0 && isDigit(text.at(i + 1))) {
                i += 2;
            } else if (value(c) >= 0 && value(text.at(i + 1)) >= 0 && isDigit(text.at(i + 2))) {
                i += 3;
            } else {
                return i;
            }
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The digit that the character is or looks like, or -1. */
    static int value(char c) {
        return switch (c) {
            case 'о', 'o' -> 0;
            case 'l', 'i' -> 1;
            case 'з' -> 3;
            default -> isDigit(c) ? c - '0' : -1;
        };
    }

    private static byte kindOf(char c) {
        if (c >= 'а' && c <= 'я' || c >= 'a' && c <= 'z') {
            return WORD;
        }
        if (c == ' ') {
            return SPACE;
        }
        if (c < 0x80) {
            return isDigit(c) ? DIGITS : c == '\n' ? BREAK : OTHER;
        }
        return Character.isLetter(c) ? WORD : OTHER;
    }

    private void add(byte kind, int start) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2 + 1);
        }
        kinds[size] = kind;
        starts[size++] = start;
    }

    int size() {
        return size;
    }

    /** The kind of the token, {@link #NONE} outside of the text. */
    byte kind(int token) {
        return token >= 0 && token < size ? kinds[token] : NONE;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return starts[token + 1];
    }

    int length(int token) {
        return starts[token + 1] - starts[token];
    }

    boolean isWord(int token) {
        return kind(token) == WORD;
    }

    boolean isMask(int token) {
        return kind(token) == MASK;
    }

    boolean isDigits(int token) {
        return kind(token) == DIGITS;
    }

    boolean is(int token, char c) {
        return token >= 0
                && token < size
                && text.at(starts[token]) == c
                && kinds[token] != WORD
                && kinds[token] != MASK;
    }

    boolean isCapitalised(int token) {
        return isWord(token) && text.isCapital(starts[token]);
    }

    /** Is the word wholly in capitals, so that its first letter says nothing? */
    boolean isShouted(int token) {
        return isCapitalised(token) && length(token) > 1 && text.isCapital(starts[token] + 1);
    }

    boolean wordIs(int token, String word) {
        return isWord(token) && text.equals(start(token), end(token), word);
    }

    boolean wordStartsWith(int token, String prefix) {
        return isWord(token) && text.startsWith(start(token), end(token), prefix);
    }

    String word(int token) {
        return text.string(start(token), end(token));
    }

    /** The next token that is no space (line breaks are kept). */
    int skipSpaces(int token) {
        int t = token;
        while (kind(t) == SPACE) {
            t++;
        }
        return t;
    }

    /** The nearest token at or before {@code token} that is no space. */
    int skipSpacesBack(int token) {
        int t = token;
        while (kind(t) == SPACE) {
            t--;
        }
        return t;
    }
}
