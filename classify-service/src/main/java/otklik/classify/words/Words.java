package otklik.classify.words;

import java.util.Set;
import otklik.classify.category.FeatureReader;

/**
 * The words of a text in lower case, ё as е, and the sentences that they stand in; a run of digits is the word "0", a mask such as {@code
 * <PHONE>} the word "&lt;phone", an emoji a word of its own. A buffer that is filled again for each text: one thread at a time.
 */
public final class Words {
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MASK = 12;
    private static final int LONGEST_SHORTENED = 4;

    /** After these a full stop ends no sentence. */
    private static final Set<String> SHORTENED = Set.of(
            "ул", "пр", "кв", "им", "тел", "руб", "мкр", "пер", "обл", "стр", "корп", "пос", "гр", "ок", "св", "тыс",
            "мин", "зам", "гос", "др", "см", "рис", "т", "г", "д", "п", "с", "к", "е", "н", "р", "ч", "ж", "м", "б",
            "о", "ст");

    /** What {@link FeatureReader#fold} gives for Latin and Cyrillic characters, looked up instead of reckoned. */
    private static final char[] FOLDED = new char[0x500];

    static {
        for (char c = 0; c < FOLDED.length; c++) {
            FOLDED[c] = FeatureReader.fold(c);
        }
    }

    private char[] text = new char[1024];
    private int length;
    private char[] letters = new char[1024];
    private int[] starts = new int[256];
    private int[] sentenceOf = new int[256];
    private int size;
    private int[] sentenceStarts = new int[64];
    private char[] sentenceMarks = new char[64];
    private int sentences;
    private int used;
    private boolean open;

    /** Reads {@code message}, in time linear in its length. Words beyond 40 letters are cut. */
    public void read(String message) {
        begin(message);
        int i = 0;
        while (i < length) {
            char c = text[i];
            if (fold(c) != 0) {
                i = readLetters(i);
            } else if (c == ' ' || c == ',') {
                i++;
            } else if (c >= '0' && c <= '9') {
                i = readDigits(i);
            } else if (c == '<') {
                i = readMask(i);
            } else if (Character.isHighSurrogate(c) && i + 1 < length) {
                readEmoji(c, text[i + 1]);
                i += 2;
            } else {
                readMark(i, c);
                i++;
            }
        }
        close('.');
    }

    /** No character of the text gives more than one letter or one word, so that nothing need grow while reading. */
    private void begin(String message) {
        size = 0;
        sentences = 0;
        used = 0;
        open = false;
        length = message.length();
        if (length + 1 >= text.length) {
            int capacity = length + length / 2 + 2;
            text = new char[capacity];
            letters = new char[capacity];
        }
        message.getChars(0, length, text, 0);
        if (length + 2 >= starts.length) {
            starts = new int[length + length / 2 + 3];
            sentenceOf = new int[starts.length];
            sentenceStarts = new int[starts.length];
            sentenceMarks = new char[starts.length];
        }
    }

    private static char fold(char c) {
        return c < FOLDED.length ? FOLDED[c] : FeatureReader.fold(c);
    }

    private int readLetters(int from) {
        beginWord();
        int i = from;
        int limit = Math.min(length, from + LONGEST_WORD);
        int to = used;
        char letter;
        while (i < limit && (letter = fold(text[i])) != 0) {
            letters[to++] = letter;
            i++;
        }
        used = to;
        finishWord();
        while (i < length && fold(text[i]) != 0) {
            i++;
        }
        return i;
    }

    private int readDigits(int from) {
        int i = from;
        while (i < length && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        beginWord();
        letters[used++] = '0';
        finishWord();
        return i;
    }

    private int readMask(int from) {
        int limit = Math.min(length, from + LONGEST_MASK);
        for (int i = from + 1; i < limit; i++) {
            char c = text[i];
            if (c == '>') {
                if (isBreak(from)) {
                    close('\n');
                } else if (i > from + 1) {
                    beginWord();
                    letters[used++] = '<';
                    for (int j = from + 1; j < i; j++) {
                        letters[used++] = fold(text[j]);
                    }
                    finishWord();
                }
                return i + 1;
            }
            if (fold(c) == 0 && c != '/' && c != ' ') {
                break;
            }
        }
        return from + 1;
    }

    private boolean isBreak(int from) {
        return fold(text[from + 1]) == 'b' && fold(text[from + 2]) == 'r';
    }

    /** Signs for the colour of skin say nothing. */
    private void readEmoji(char high, char low) {
        if (high == '\uD83C' && low >= '\uDFFB' && low <= '\uDFFF') {
            return;
        }
        beginWord();
        letters[used++] = high;
        letters[used++] = low;
        finishWord();
    }

    private void readMark(int at, char c) {
        switch (c) {
            case '?', '!', '…', '\n', ';' -> close(c);
            case '.' -> {
                if (!isInside(at)) {
                    close(c);
                }
            }
            case '\u2764', '\u2665', '\u263A' -> {
                beginWord();
                letters[used++] = c;
                finishWord();
            }
            default -> {}
        }
    }

    /** A full stop inside of a number, or after a shortened word, ends no sentence. */
    private boolean isInside(int at) {
        int next = at + 1;
        if (next < length && text[next] >= '0' && text[next] <= '9') {
            return true;
        }
        return size > 0
                && fold(text[at - 1]) != 0
                && used - starts[size - 1] <= LONGEST_SHORTENED
                && SHORTENED.contains(word(size - 1));
    }

    private void beginWord() {
        if (!open) {
            sentenceStarts[sentences] = size;
            sentenceMarks[sentences++] = 0;
            open = true;
        }
        starts[size] = used;
        sentenceOf[size] = sentences - 1;
    }

    private void finishWord() {
        starts[++size] = used;
    }

    /** Of marks in a row the question mark counts, else the first. */
    private void close(char mark) {
        if (sentences > 0 && (open || mark == '?')) {
            sentenceMarks[sentences - 1] = mark;
        }
        open = false;
    }

    /** The length of the text in characters. */
    public int length() {
        return length;
    }

    /** How many words there are. */
    public int size() {
        return size;
    }

    /** How many sentences with at least one word there are. */
    public int sentences() {
        return sentences;
    }

    /** The number of the sentence that the word stands in, from 0. */
    public int sentenceOf(int word) {
        return sentenceOf[word];
    }

    /** The sentence's first word. */
    public int firstWord(int sentence) {
        return sentenceStarts[sentence];
    }

    /** The word after the sentence's last. */
    public int endOf(int sentence) {
        return sentence + 1 < sentences ? sentenceStarts[sentence + 1] : size;
    }

    /** What ends the sentence: '.' (also where the text ends), '?', '!', '…', ';' or a line's end. */
    public char markOf(int sentence) {
        return sentenceMarks[sentence];
    }

    /** Is this word {@code expected}? */
    public boolean is(int word, String expected) {
        int length = starts[word + 1] - starts[word];
        return length == expected.length() && startsWith(word, expected);
    }

    boolean startsWith(int word, String prefix) {
        int from = starts[word];
        for (int j = 0; j < prefix.length(); j++) {
            if (letters[from + j] != prefix.charAt(j)) {
                return false;
            }
        }
        return true;
    }

    /** The letters of all words, one after the other; they hold until the next text is read. */
    public char[] letters() {
        return letters;
    }

    /** Where in {@link #letters} the word begins. */
    public int start(int word) {
        return starts[word];
    }

    /** Where in {@link #letters} the word ends: the place after its last letter. */
    public int end(int word) {
        return starts[word + 1];
    }

    /** The word itself; makes a string, so not for every word of every text. */
    String word(int word) {
        return new String(letters, starts[word], starts[word + 1] - starts[word]);
    }
}
