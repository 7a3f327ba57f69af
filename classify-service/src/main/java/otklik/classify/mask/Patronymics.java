package otklik.classify.mask;

/** Knows a patronymic: «Петрович», «Ильинична», «Палыч», in every case, and «Petrovich». */
final class Patronymics {
    /** How sure it is that a word is a patronymic. */
    enum Likeness {
        NONE,
        /** It has the form of one; the word before it must be a name. */
        FORM,
        /** The father's name in it is known. */
        KNOWN
    }

    private static final int SHORTEST = 5;
    private static final int LONGEST = 28;
    private static final Words LATIN =
            Words.of("*ovich *evich *ovna *evna *ichna *yevna *ovicha *evicha *ovichu *evichu *ovny *evny *ovne *evne");
    private static final String[] OF_MEN = {"ович", "евич"};
    private static final String[] OF_WOMEN = {"овн", "евн"};

    private final Tokens tokens;
    private final ReadableText text;

    Patronymics(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.text;
    }

    Likeness of(int t) {
        int length = tokens.length(t);
        if (length < SHORTEST || length > LONGEST || !mayBe(t)) {
            return Likeness.NONE;
        }
        int start = tokens.start(t);
        int end = tokens.end(t);
        if (text.at(start) < 0x80) {
            return LATIN.has(text, start, end) ? Likeness.FORM : Likeness.NONE;
        }
        int father = endOfFather(start, end);
        if (father > start + 1) {
            if (NameWords.FATHERS.has(text, start, father)) {
                return Likeness.KNOWN;
            }
            return father > start + 2 ? Likeness.FORM : Likeness.NONE;
        }
        return NameWords.IRREGULAR_PATRONYMICS.has(text, start, end) ? Likeness.KNOWN : Likeness.NONE;
    }

    /** A cheap look at the end of the word for -ич, -ыч, -вн-, -чн-, -шн-, -лн-, -нна or -ch-, -vn-, -hn-. */
    private boolean mayBe(int t) {
        int end = tokens.end(t);
        for (int i = end - 1; i > end - 5; i--) {
            char c = text.at(i);
            char before = text.at(i - 1);
            if (c == 'ч' && (before == 'и' || before == 'ы')
                    || c == 'н' && i < end - 1 && "вчшлнр".indexOf(before) >= 0
                    || c == 'h' && before == 'c'
                    || c == 'n' && (before == 'v' || before == 'h')) {
                return true;
            }
        }
        return false;
    }

    /** Where -ович, -евич, -овна or -евна begins; 0 where the word has no such ending. */
    private int endOfFather(int start, int end) {
        for (int at = end - 4; at >= end - 7 && at > start; at--) {
            for (String suffix : OF_MEN) {
                if (text.startsWith(at, end, suffix) && isEndingOfMan(at + 4, end)) {
                    return at;
                }
            }
            for (String suffix : OF_WOMEN) {
                if (text.startsWith(at, end, suffix) && isEndingOfWoman(at + 3, end)) {
                    return at;
                }
            }
        }
        return 0;
    }

    private boolean isEndingOfMan(int from, int end) {
        char first = text.at(from);
        char second = text.at(from + 1);
        return switch (end - from) {
            case 0 -> true;
            case 1 -> "ауеи".indexOf(first) >= 0;
            case 2 ->
                second == 'м' && "еоа".indexOf(first) >= 0
                        || first == 'е' && second == 'й'
                        || first == 'а' && second == 'х';
            case 3 -> text.startsWith(from, end, "ами");
            default -> false;
        };
    }

    private boolean isEndingOfWoman(int from, int end) {
        char first = text.at(from);
        return end - from == 1 && "аыеуи".indexOf(first) >= 0
                || end - from == 2 && first == 'о' && (text.at(from + 1) == 'й' || text.at(from + 1) == 'ю');
    }
}
