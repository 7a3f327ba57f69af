package otklik.classify.mask;

/** Judges the words that stand beside a patronymic or initials: which of them belong to the name. */
final class NameParts {
    static final int LONGEST_WORD = 28;
    private static final int MOST_HONOURS = 4;
    private static final int MOST_HYPHENS = 3;

    private final Tokens tokens;

    NameParts(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The word before {@code t} with spaces alone, or a full stop alone, between them, or -1. */
    int before(int t, int free) {
        int start = startOfCompound(t, free);
        int i = tokens.skipSpacesBack(start - 1);
        if (i == start - 1 && tokens.is(i, '.') && tokens.length(start) > 1 && tokens.isCapitalised(i - 1)) {
            i--;
            return i >= free && tokens.length(i) > 1 ? i : -1;
        }
        return i < start - 1 && i >= free && tokens.isWord(i) && tokens.length(i) <= LONGEST_WORD ? i : -1;
    }

    int after(int t) {
        int i = tokens.skipSpaces(t + 1);
        return i > t + 1 && tokens.isWord(i) && tokens.length(i) <= LONGEST_WORD ? i : -1;
    }

    /** The first token of «Тер-Петросян» of which {@code t} is the last. */
    int startOfCompound(int t, int free) {
        int start = t;
        for (int n = 0; n < MOST_HYPHENS; n++) {
            boolean joined = tokens.is(start - 1, '-')
                    && start - 2 >= free
                    && tokens.isWord(start - 2)
                    && tokens.isCapitalised(start - 2) == tokens.isCapitalised(t);
            if (!joined) {
                break;
            }
            start -= 2;
        }
        return start;
    }

    /** The token after the last of «Мамин-Сибиряк» of which {@code t} is the first. */
    int endOfCompound(int t) {
        int end = t + 1;
        for (int n = 0; n < MOST_HYPHENS; n++) {
            boolean joined = tokens.is(end, '-')
                    && tokens.isWord(end + 1)
                    && tokens.length(end + 1) > 2
                    && tokens.isCapitalised(end + 1) == tokens.isCapitalised(t);
            if (!joined) {
                break;
            }
            end += 2;
        }
        return end;
    }

    /** The token after «П.» in «Мария Ивановна П.», or after {@code t}. */
    int endOfShortSurname(int t) {
        int letter = after(t);
        boolean initial =
                letter >= 0 && tokens.length(letter) == 1 && tokens.isCapitalised(letter) && tokens.is(letter + 1, '.');
        int next = tokens.skipSpaces(letter + 2);
        return initial && !tokens.isCapitalised(next) && !tokens.isDigits(next) ? letter + 2 : t + 1;
    }

    boolean isSurnameBefore(int t, boolean telling, int first) {
        if (tokens.length(t) < 2 || NameWords.NEIGHBOURS.has(tokens, t) || NameWords.PLACES.has(tokens, t)) {
            return false;
        }
        boolean looks = tokens.length(t) > 3 && NameWords.SURNAMES.has(tokens, t);
        if (tokens.isCapitalised(t)) {
            boolean start = isSentenceStart(t);
            if (looks && !(start && NameWords.VERBS.has(tokens, t))) {
                return true;
            }
            boolean shouted = tokens.isShouted(first);
            return start ? !NameWords.VERBS.has(tokens, t) : telling || !shouted || !isSentenceStart(t) && looks;
        }
        if (tokens.length(t) > 4 && NameWords.SURE_SURNAMES.has(tokens, t)) {
            return !(telling && tokens.isCapitalised(first)) || isIntroduced(t);
        }
        return looks && !NameWords.VERBS.has(tokens, t) && isIntroduced(t);
    }

    boolean isSurnameAfter(int t, boolean telling) {
        if (tokens.length(t) < 2 || NameWords.NEIGHBOURS.has(tokens, t)) {
            return false;
        }
        boolean looks = tokens.length(t) > 3 && NameWords.SURNAMES.has(tokens, t);
        if (!looks && NameWords.FIRST_NAMES.has(tokens, t)) {
            return false;
        }
        if (tokens.isCapitalised(t) && telling) {
            return tokens.length(t) > 2 && !isPartOfPlace(t) && !(NameWords.VERBS.has(tokens, t) && !looks);
        }
        boolean sure = tokens.length(t) > 4 && NameWords.SURE_SURNAMES.has(tokens, t);
        return !telling && sure && !isPartOfPlace(t);
    }

    /** «Оренбургской области» and «Орск» after an official's name are no surnames. */
    private boolean isPartOfPlace(int t) {
        int next = after(t);
        return NameWords.REGIONS.has(tokens, t)
                || next >= 0 && !tokens.isCapitalised(next) && PLACE_NOUNS.has(tokens, next);
    }

    private static final Words PLACE_NOUNS = Words.of("район* област* сельсовет* школ* больниц* округ* край края");

    /** Is the name that begins at {@code from} the name of a street, a museum, a film? */
    boolean isNamesake(int from) {
        int i = tokens.skipSpacesBack(from - 1);
        if (tokens.is(i, '«') || tokens.is(i, '"') || tokens.is(i, '“')) {
            return NameWords.WORKS.has(tokens, tokens.skipSpacesBack(i - 1));
        }
        for (int n = 0; n < MOST_HONOURS; n++) {
            if (tokens.is(i, '.')) {
                i--;
            }
            if (!tokens.isWord(i) || tokens.length(i) > LONGEST_WORD) {
                return false;
            }
            if (NameWords.PLACES.has(tokens, i)) {
                return true;
            }
            if (NameWords.INSTITUTIONS.has(tokens, i)) {
                return !isAfterTitle(i);
            }
            if (!NameWords.HONOURS.has(tokens, i)) {
                return false;
            }
            i = tokens.skipSpacesBack(i - 1);
        }
        return false;
    }

    private boolean isAfterTitle(int t) {
        for (int i = t - 1; i >= t - 4; i--) {
            if (NameWords.NEIGHBOURS.has(tokens, i)) {
                return true;
            }
        }
        return false;
    }

    boolean isSentenceStart(int t) {
        int start = startOfCompound(t, 0);
        int i = tokens.skipSpacesBack(start - 1);
        return !tokens.isWord(i) && !tokens.is(i, ',') && !tokens.isDigits(i);
    }

    boolean isIntroduced(int t) {
        int i = tokens.skipSpacesBack(t - 1);
        if (tokens.is(i, ',') || tokens.is(i, ':')) {
            i = tokens.skipSpacesBack(i - 1);
        }
        return !tokens.isWord(i) || NameWords.INTRODUCTIONS.has(tokens, i);
    }
}
