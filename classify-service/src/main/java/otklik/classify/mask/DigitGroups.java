package otklik.classify.mask;

/** Groups of digits that stand close together, as «8 (912) 345-67-89» has five of; filled anew for each place of the text. */
final class DigitGroups {
    static final int MOST_DIGITS = 20;
    private static final int MOST_SEPARATORS = 4;

    final byte[] digits = new byte[MOST_DIGITS];
    final int[] lengths = new int[MOST_DIGITS];
    /** The token after each group. */
    final int[] ends = new int[MOST_DIGITS];
    /** What stands after each group. */
    final boolean[] hyphens = new boolean[MOST_DIGITS];

    final boolean[] brackets = new boolean[MOST_DIGITS];
    final boolean[] blanks = new boolean[MOST_DIGITS];
    final boolean[] underscores = new boolean[MOST_DIGITS];
    boolean plus;
    boolean open;
    /** The first token, sign and bracket included. */
    int start;

    int count;
    int total;

    private final Tokens tokens;
    private final ReadableText text;

    DigitGroups(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.text;
    }

    void gather(int t, int free) {
        gatherPrefix(t, free);
        count = 0;
        total = 0;
        int i = t;
        while (isGroup(i)) {
            int end = tokens.end(i) + trailingLetters(i);
            if (total + end - tokens.start(i) > MOST_DIGITS) {
                return;
            }
            for (int c = tokens.start(i); c < end; c++) {
                digits[total++] = (byte) Tokens.value(text.at(c));
            }
            lengths[count] = end - tokens.start(i);
            ends[count] = end > tokens.end(i) ? i + 2 : i + 1;
            i = skipSeparators(ends[count]);
            count++;
        }
    }

    private void gatherPrefix(int t, int free) {
        plus = false;
        open = false;
        start = t;
        if (start - 1 >= free && tokens.is(start - 1, '(')) {
            open = true;
            start--;
        }
        int before = tokens.skipSpacesBack(start - 1);
        if (before >= free && tokens.is(before, '+') && start - before <= 2 && !tokens.isDigits(before - 1)) {
            plus = true;
            start = before;
        }
    }

    /** Digits, or letters that look like digits between hyphens: the «ООО» of «8-902-ООО-12-34». */
    private boolean isGroup(int t) {
        return tokens.isDigits(t)
                || count > 0
                        && tokens.isWord(t)
                        && tokens.length(t) <= 4
                        && tokens.is(t - 1, '-')
                        && tokens.is(t + 1, '-')
                        && tokens.isDigits(t + 2)
                        && isLookalike(t);
    }

    /** How many letters that look like a zero follow the digits at once: «9О2 34О». */
    private int trailingLetters(int t) {
        boolean zeros = tokens.isWord(t + 1) && tokens.length(t + 1) <= 3 && count > 0 && isZeros(t + 1);
        return zeros ? tokens.length(t + 1) : 0;
    }

    private boolean isZeros(int t) {
        for (int c = tokens.start(t); c < tokens.end(t); c++) {
            if (Tokens.value(text.at(c)) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isLookalike(int t) {
        for (int c = tokens.start(t); c < tokens.end(t); c++) {
            if (Tokens.value(text.at(c)) < 0) {
                return false;
            }
        }
        return true;
    }

    private int skipSeparators(int from) {
        hyphens[count] = false;
        brackets[count] = false;
        blanks[count] = false;
        underscores[count] = false;
        int next = from;
        while (next - from < MOST_SEPARATORS && isSeparator(next)) {
            next++;
        }
        return next;
    }

    private boolean isSeparator(int t) {
        if (tokens.kind(t) == Tokens.SPACE) {
            blanks[count] = true;
        } else if (tokens.is(t, '-')) {
            hyphens[count] = true;
        } else if (tokens.is(t, ')') || tokens.is(t, '(')) {
            brackets[count] = true;
        } else if (tokens.is(t, '_') || tokens.is(t, '*') || tokens.is(t, '|')) {
            underscores[count] = true;
        } else {
            return tokens.is(t, '.') || tokens.is(t, '/');
        }
        return true;
    }

    boolean layout(int groups, int... expected) {
        if (groups != expected.length) {
            return false;
        }
        for (int g = 0; g < groups; g++) {
            if (lengths[g] != expected[g]) {
                return false;
            }
        }
        return true;
    }

    int shortest(int groups) {
        int shortest = MOST_DIGITS;
        for (int g = 0; g < groups; g++) {
            shortest = Math.min(shortest, lengths[g]);
        }
        return shortest;
    }

    /** The number that a group makes; of a group of at most four digits. */
    int value(int group) {
        int at = 0;
        for (int g = 0; g < group; g++) {
            at += lengths[g];
        }
        int value = 0;
        for (int i = at; i < at + Math.min(4, lengths[group]); i++) {
            value = value * 10 + digits[i];
        }
        return value;
    }

    /** Could the first three groups be a day, a month and a year? */
    boolean isDate() {
        return count >= 3
                && lengths[0] <= 2
                && lengths[1] <= 2
                && (lengths[2] == 2 || lengths[2] == 4)
                && value(0) >= 1
                && value(0) <= 31
                && value(1) >= 1
                && value(1) <= 12;
    }
}
