package otklik.classify.place;

import java.util.Arrays;

/**
 * The words, numbers and other characters of a text, in flat arrays that serve one text after another. A word may hold
 * hyphens between letters («пр-т», «Соль-Илецк»); a small letter before a capital one ends it («гТроицк»). Tokens of
 * masked data such as {@code <NAME>} are one {@link #MASK}. Spaces are dropped, {@link #glued} tells of them. Reading
 * outside gives {@link #NONE}.
 */
final class Words {
    static final byte NONE = 0;
    static final byte WORD = 1;
    static final byte NUMBER = 2;
    static final byte OTHER = 3;
    static final byte MASK = 4;
    static final byte LINE = 5;

    private static final int LONGEST_MASK = 12;

    private final Lexicon lexicon;
    private String text = "";
    private char[] folded = new char[512];
    private byte[] kinds = new byte[128];
    private int[] starts = new int[128];
    private int[] ends = new int[128];
    private int[] hashes = new int[128];
    private int[] meanings = new int[128];
    private int size;

    Words(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    void read(String read) {
        text = read;
        size = 0;
        int n = read.length();
        if (folded.length <= n) {
            folded = new char[n + n / 2 + 1];
        }
        for (int i = 0; i < n; i++) {
            folded[i] = fold(read.charAt(i));
        }
        folded[n] = 0;
        int i = 0;
        while (i < n) {
            char c = folded[i];
            if (c == ' ' || c == '\t' || c == '\u00a0' || c == '\r') {
                i++;
            } else if (isLetter(c)) {
                i = word(i);
            } else if (c >= '0' && c <= '9') {
                int start = i;
                while (folded[i] >= '0' && folded[i] <= '9') {
                    i++;
                }
                add(NUMBER, start, i, 0, 0);
            } else {
                int end = c == '<' ? endOfMask(i) : i + 1;
                add(end > i + 1 ? MASK : c == '\n' ? LINE : OTHER, i, end, 0, 0);
                i = end;
            }
        }
    }

    private int word(int start) {
        int hash = 0;
        int i = start;
        boolean small = !isUpper(text.charAt(start));
        do {
            hash = hash * 31 + folded[i];
            i++;
        } while (isLetter(folded[i]) && !(small && camel(i))
                || folded[i] == '-' && isLetter(folded[i + 1]) && !twoNames(start, i));
        add(WORD, start, i, hash, lexicon.meaning(folded, start, i, hash));
        return i;
    }

    /** «Чапаева-Макарова» are two streets that meet, «Рабоче-Крестьянская» and «Соль-Илецк» are one name. */
    private boolean twoNames(int start, int hyphen) {
        if (hyphen - start < 5 || !isUpper(text.charAt(hyphen + 1)) || !isUpper(text.charAt(start))) {
            return false;
        }
        char last = folded[hyphen - 1];
        char before = folded[hyphen - 2];
        return last == 'а' && (before == 'в' || before == 'н')
                || last == 'о' && before == 'г'
                || last == 'я' && before == 'а'
                || last == 'й' && before == 'о';
    }

    private boolean camel(int i) {
        return text.charAt(i) != folded[i]
                && isUpper(text.charAt(i))
                && !isUpper(text.charAt(i - 1))
                && text.charAt(i - 1) != '-';
    }

    private int endOfMask(int from) {
        int i = from + 1;
        while (i < text.length() && i - from < LONGEST_MASK && text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
            i++;
        }
        return i > from + 1 && i < text.length() && text.charAt(i) == '>' ? i + 1 : from + 1;
    }

    private void add(byte kind, int start, int end, int hash, int meaning) {
        if (size == kinds.length) {
            int longer = 2 * size;
            kinds = Arrays.copyOf(kinds, longer);
            starts = Arrays.copyOf(starts, longer);
            ends = Arrays.copyOf(ends, longer);
            hashes = Arrays.copyOf(hashes, longer);
            meanings = Arrays.copyOf(meanings, longer);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        meanings[size++] = meaning;
    }

    int size() {
        return size;
    }

    byte kind(int i) {
        return i < 0 || i >= size ? NONE : kinds[i];
    }

    boolean isWord(int i) {
        return kind(i) == WORD;
    }

    boolean isNumber(int i) {
        return kind(i) == NUMBER;
    }

    /** This one character, which is no letter and no digit. */
    boolean is(int i, char c) {
        return kind(i) == OTHER && folded[starts[i]] == c;
    }

    boolean isQuote(int i) {
        if (kind(i) != OTHER) {
            return false;
        }
        char c = folded[starts[i]];
        return c == '"' || c == '«' || c == '»' || c == '“' || c == '”' || c == '„' || c == '\'' || c == '`';
    }

    boolean opensQuote(int i) {
        return isQuote(i) && first(i) != '»' && first(i) != '”';
    }

    /** Whether the word means one of these, see {@link Lexicon}. */
    boolean means(int i, int flags) {
        return i >= 0 && i < size && (meanings[i] & flags) != 0;
    }

    int meaning(int i) {
        return i < 0 || i >= size ? 0 : meanings[i];
    }

    /** The value of the word in a table; 0 for what is no word. */
    int lookUp(WordTable table, int i) {
        return kind(i) == WORD ? table.get(folded, starts[i], ends[i], hashes[i]) : 0;
    }

    /** No space between this and the next. */
    boolean glued(int i) {
        return i >= 0 && i + 1 < size && ends[i] == starts[i + 1];
    }

    boolean capital(int i) {
        return kind(i) == WORD && isUpper(text.charAt(starts[i]));
    }

    /** More than one letter, all capital. */
    boolean allCapitals(int i) {
        if (kind(i) != WORD || length(i) < 2) {
            return false;
        }
        for (int at = starts[i]; at < ends[i]; at++) {
            if (isLetter(folded[at]) && !isUpper(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    int length(int i) {
        return i < 0 || i >= size ? 0 : ends[i] - starts[i];
    }

    /** As it stands in the text. */
    String original(int i) {
        return text.substring(starts[i], ends[i]);
    }

    /** From the beginning of one to the end of another, as it stands in the text. */
    String original(int from, int last) {
        return text.substring(starts[from], ends[last]);
    }

    boolean equals(int i, String word) {
        return kind(i) == WORD && length(i) == word.length() && endsWith(i, word);
    }

    /** The word ends so; small letters, е for ё. */
    boolean endsWith(int i, String ending) {
        if (kind(i) != WORD || length(i) < ending.length()) {
            return false;
        }
        int at = ends[i] - ending.length();
        for (int k = 0; k < ending.length(); k++) {
            if (folded[at + k] != ending.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    boolean endsWithAny(int i, String... endings) {
        for (String ending : endings) {
            if (endsWith(i, ending)) {
                return true;
            }
        }
        return false;
    }

    boolean startsWith(int i, String beginning) {
        if (kind(i) != WORD || length(i) < beginning.length()) {
            return false;
        }
        for (int k = 0; k < beginning.length(); k++) {
            if (folded[starts[i] + k] != beginning.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The number's value; 0 for one of more than four digits. */
    int value(int i) {
        if (kind(i) != NUMBER || length(i) > 4) {
            return 0;
        }
        int value = 0;
        for (int at = starts[i]; at < ends[i]; at++) {
            value = value * 10 + folded[at] - '0';
        }
        return value;
    }

    /** The first character, folded; 0 outside. */
    char first(int i) {
        return kind(i) == NONE ? 0 : folded[starts[i]];
    }

    static char fold(char c) {
        if (c >= 'А' && c <= 'Я') {
            return (char) (c + 32);
        }
        if (c == 'ё' || c == 'Ё') {
            return 'е';
        }
        return c < 128 ? c >= 'A' && c <= 'Z' ? (char) (c + 32) : c : c >= 'а' && c <= 'я' ? c : foldRare(c);
    }

    private static char foldRare(char c) {
        return switch (c) {
            case '–', '—', '‑', '−' -> '-';
            default -> Character.toLowerCase(c);
        };
    }

    private static boolean isLetter(char c) {
        return c >= 'а' && c <= 'я' || c >= 'a' && c <= 'z' || c >= 128 && Character.isLetter(c);
    }

    private static boolean isUpper(char c) {
        return c >= 'А' && c <= 'Я' || c == 'Ё' || c >= 'A' && c <= 'Z' || c >= 128 && Character.isUpperCase(c);
    }
}
