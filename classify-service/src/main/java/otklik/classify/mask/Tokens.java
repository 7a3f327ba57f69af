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
            } else if (kind == WORD || kind == SPACE) {
                while (i < n && kindOf(text.at(i)) == kind) {
                    i++;
                }
            }
            tokens.add(kind, start);
        }
        tokens.starts[tokens.size] = n;
        return tokens;
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

    boolean isDigits(int token) {
        return kind(token) == DIGITS;
    }

    boolean is(int token, char c) {
        return token >= 0 && token < size && text.at(starts[token]) == c && kinds[token] != WORD;
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
