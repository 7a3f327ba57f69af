package otklik.classify.mask;

/**
 * Finds a phone that is written in words, wholly or in part: «плюс семь девятьсот двадцать два, сто одиннадцать…», «восемь девять один
 * два…». The words stand for as many digits as they are written with: «сто одиннадцать» for three.
 */
final class SpokenPhones {
    private static final Words UNITS = Words.of("один одна раз два две три четыре пять шесть семь восемь девять");
    private static final Words TEENS = Words.of("десять *надцать");
    private static final Words TENS =
            Words.of("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто");
    private static final Words HUNDREDS =
            Words.of("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот");
    private static final Words ZERO = Words.of("ноль нуль нолик");
    private static final Words BEGINNINGS = Words.of("семь восемь девять девятьсот восемьсот");
    private static final int MOST_TOKENS = 64;
    private static final int FEWEST_WORDS = 2;

    private final Tokens tokens;

    SpokenPhones(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Masks the phone that begins at {@code t}; returns the token after it, or {@code t}. */
    int mask(int t, Findings findings) {
        if (!mayBegin(t)) {
            return t;
        }
        int from = t;
        int i = tokens.wordIs(t, "плюс") ? tokens.skipSpaces(t + 1) : t;
        if (!tokens.isDigits(i) && !BEGINNINGS.has(tokens, i)) {
            return t;
        }
        boolean trunk = !tokens.wordIs(i, "девятьсот") && !tokens.wordIs(i, "девять");
        int digits = 0;
        int words = 0;
        int room = 0;
        int end = t;
        while (i < t + MOST_TOKENS && digits <= 11) {
            if (tokens.isDigits(i) && tokens.length(i) <= 4) {
                digits += tokens.length(i);
                room = 0;
            } else if (tokens.isWord(i)) {
                int length = lengthOf(i);
                if (length == 0) {
                    break;
                }
                words++;
                digits += length <= room && !ZERO.has(tokens, i) ? 0 : length;
                room = length == 3 || length == 2 && TENS.has(tokens, i) ? length - 1 : 0;
            } else {
                break;
            }
            end = i + 1;
            i = skipSeparators(end);
        }
        boolean phone = words >= FEWEST_WORDS && (digits == 11 && trunk || digits == 10 && !trunk);
        if (!phone) {
            return t;
        }
        findings.add(PersonalData.PHONE, from, end);
        return end;
    }

    private boolean mayBegin(int t) {
        char first = tokens.text.at(tokens.start(t));
        if (tokens.isDigits(t)) {
            return tokens.length(t) == 1 && (first == '8' || first == '7') && lengthOf(tokens.skipSpaces(t + 1)) > 0;
        }
        char second = tokens.text.at(tokens.start(t) + 1);
        boolean may = first == 'п' && second == 'л'
                || first == 'с' && second == 'е'
                || first == 'в' && second == 'о'
                || first == 'д' && second == 'е';
        return may && (BEGINNINGS.has(tokens, t) || tokens.wordIs(t, "плюс"));
    }

    /** How many digits the word stands for when it stands alone, 0 for another word. */
    private int lengthOf(int t) {
        if (!tokens.isWord(t) || tokens.length(t) < 3 || tokens.length(t) > 13) {
            return 0;
        }
        if (UNITS.has(tokens, t) || ZERO.has(tokens, t)) {
            return 1;
        }
        if (TEENS.has(tokens, t) || TENS.has(tokens, t)) {
            return 2;
        }
        return HUNDREDS.has(tokens, t) ? 3 : 0;
    }

    private int skipSeparators(int from) {
        int i = from;
        while (i < from + 4
                && (tokens.kind(i) == Tokens.SPACE || tokens.is(i, '-') || tokens.is(i, ',') || tokens.is(i, '.'))) {
            i++;
        }
        return i;
    }
}
