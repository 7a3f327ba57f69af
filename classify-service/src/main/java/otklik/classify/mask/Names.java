package otklik.classify.mask;

/**
 * Finds full names by the patronymic in them (Фамилия Имя Отчество, Имя Отчество Фамилия, Имя Отчество, in every case) or by initials
 * (Фамилия И. О.). Streets and schools named after a person are left.
 */
final class Names {
    private static final int SHORTEST_PATRONYMIC = 5;
    private static final int LONGEST_WORD = 24;

    private final Tokens tokens;
    private final ReadableText text;

    Names(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.text;
    }

    /** Masks the name in which {@code t} is the patronymic or the first initial; returns the token after it, or {@code t}. */
    int mask(int t, Findings findings) {
        int length = tokens.length(t);
        if (length == 1) {
            return maskInitials(t, findings);
        }
        if (length < SHORTEST_PATRONYMIC || length > LONGEST_WORD || !mayBePatronymic(t)) {
            return t;
        }
        String word = tokens.word(t);
        String father = NameWords.father(word);
        boolean irregular = father.isEmpty() && NameWords.isIrregularPatronymic(word);
        if (father.isEmpty() && !irregular) {
            return t;
        }
        boolean known = irregular || NameWords.isKnownFather(father);
        boolean telling = tokens.isCapitalised(t) && !tokens.isShouted(t);
        int first = wordBefore(t, findings.free());
        boolean named = first >= 0 && isFirstName(first, telling);
        if (!named && !known) {
            return t;
        }
        int from = named ? first : t;
        int to = t + 1;
        int before = named ? wordBefore(first, findings.free()) : -1;
        int after = wordAfter(t);
        if (before >= 0 && isSurnameBefore(before, telling, first)) {
            from = before;
        } else if (named && after >= 0 && isSurnameAfter(after, telling)) {
            to = after + 1;
        }
        if (isNamesake(from)) {
            return t;
        }
        findings.add(PersonalData.NAME, from, to);
        return to;
    }

    /** A cheap look at the end of the word for -ич, -ыч, -вн-, -чн- or -шн-. */
    private boolean mayBePatronymic(int t) {
        int end = tokens.end(t);
        for (int i = end - 1; i > end - 5; i--) {
            char c = text.at(i);
            char before = text.at(i - 1);
            if (c == 'ч' && (before == 'и' || before == 'ы')
                    || c == 'н' && i < end - 1 && (before == 'в' || before == 'ч' || before == 'ш')) {
                return true;
            }
        }
        return false;
    }

    private boolean isFirstName(int t, boolean telling) {
        if (tokens.length(t) < 2 || tokens.length(t) > LONGEST_WORD) {
            return false;
        }
        String word = tokens.word(t);
        return NameWords.isFirstName(word) || telling && tokens.isCapitalised(t) && !NameWords.isNeighbour(word);
    }

    private boolean isSurnameBefore(int t, boolean telling, int first) {
        if (tokens.length(t) < 3 || tokens.length(t) > LONGEST_WORD) {
            return false;
        }
        String word = tokens.word(t);
        if (NameWords.isNeighbour(word)) {
            return false;
        }
        if (tokens.isCapitalised(t)) {
            return NameWords.looksLikeSurname(word) || telling && !isSentenceStart(t);
        }
        return NameWords.isSurelySurname(word) && !(telling && tokens.isCapitalised(first));
    }

    private boolean isSurnameAfter(int t, boolean telling) {
        if (tokens.length(t) < 3 || tokens.length(t) > LONGEST_WORD) {
            return false;
        }
        String word = tokens.word(t);
        if (NameWords.isNeighbour(word) || NameWords.isFirstName(word) && !NameWords.looksLikeSurname(word)) {
            return false;
        }
        if (tokens.isCapitalised(t) && telling) {
            return true;
        }
        return !telling && NameWords.isSurelySurname(word);
    }

    /** «Иванов И. И.» or «И. И. Иванов», with or without spaces and the last full stop. */
    private int maskInitials(int t, Findings findings) {
        if (!tokens.isCapitalised(t) || !tokens.is(t + 1, '.')) {
            return t;
        }
        int second = tokens.skipSpaces(t + 2);
        if (!tokens.isCapitalised(second) || tokens.length(second) != 1) {
            return t;
        }
        int end = tokens.is(second + 1, '.') ? second + 2 : second + 1;
        int before = wordBefore(t, findings.free());
        if (before >= 0 && isSurnameAtInitials(before)) {
            if (isNamesake(before)) {
                return t;
            }
            findings.add(PersonalData.NAME, before, end);
            return end;
        }
        int after = tokens.skipSpaces(end);
        if (end == second + 2 && isSurnameAtInitials(after) && !isNamesake(t)) {
            findings.add(PersonalData.NAME, t, after + 1);
            return after + 1;
        }
        return t;
    }

    private boolean isSurnameAtInitials(int t) {
        if (!tokens.isCapitalised(t) || tokens.length(t) < 3 || tokens.length(t) > LONGEST_WORD) {
            return false;
        }
        String word = tokens.word(t);
        return !NameWords.isNeighbour(word) && !NameWords.namesPlaces(word) && NameWords.looksLikeSurname(word);
    }

    private boolean isNamesake(int from) {
        int i = tokens.skipSpacesBack(from - 1);
        if (tokens.is(i, '.')) {
            i--;
        }
        return tokens.isWord(i) && tokens.length(i) <= LONGEST_WORD && NameWords.namesPlaces(tokens.word(i));
    }

    private boolean isSentenceStart(int t) {
        int i = tokens.skipSpacesBack(t - 1);
        return !tokens.isWord(i) && !tokens.is(i, ',') && !tokens.isDigits(i);
    }

    /** The word before {@code t} with spaces alone between them, or -1. */
    private int wordBefore(int t, int free) {
        int i = tokens.skipSpacesBack(t - 1);
        return i < t - 1 && i >= free && tokens.isWord(i) ? i : -1;
    }

    private int wordAfter(int t) {
        int i = tokens.skipSpaces(t + 1);
        return i > t + 1 && tokens.isWord(i) ? i : -1;
    }
}
