package otklik.classify.mask;

/** Finds «Иванов И. О.», «И.О. Иванов», «иванова и.о.», «Иванов И О» and, after a title or with a full stop, «Иванов И.». */
final class Initials {
    private final Tokens tokens;
    private final NameParts parts;

    Initials(Tokens tokens, NameParts parts) {
        this.tokens = tokens;
        this.parts = parts;
    }

    /** Masks the name of which {@code t} is the first initial; returns the token after it, or {@code t}. */
    int mask(int t, Findings findings) {
        boolean dotted = tokens.is(t + 1, '.');
        if (!Character.isLetter(tokens.text.at(tokens.start(t))) || !dotted && tokens.kind(t + 1) != Tokens.SPACE) {
            return t;
        }
        int before = parts.before(t, findings.free());
        if (!dotted) {
            return maskWithoutDots(t, before, findings);
        }
        int second = tokens.skipSpaces(t + 2);
        if (!isInitial(second) || isAbbreviation(t, second)) {
            return maskSingle(t, before, findings);
        }
        if (!tokens.isCapitalised(t)) {
            return maskSmall(t, second, before, findings);
        }
        int end = tokens.is(second + 1, '.') ? second + 2 : second + 1;
        if (!tokens.is(second + 1, '.') && !tokens.isCapitalised(second)) {
            return t;
        }
        int after = end == second + 2 ? tokens.skipSpaces(end) : -1;
        boolean left = before >= 0 && isSurname(before);
        boolean right = after >= 0 && isSurname(after);
        boolean sureLeft = left && looksLikeSurname(before);
        if (!sureLeft && isUsualPair(t, second)) {
            return t;
        }
        if (right && !sureLeft && (looksLikeSurname(after) || !left && !isAfterFullStop(t))) {
            return add(t, parts.endOfCompound(after), t, findings);
        }
        if (sureLeft || left && !(parts.isSentenceStart(before) && NameWords.VERBS.has(tokens, before))) {
            int from = parts.startOfCompound(before, findings.free());
            return add(from, end, t, findings);
        }
        return t;
    }

    private boolean isAfterFullStop(int t) {
        int i = tokens.skipSpacesBack(t - 1);
        return tokens.is(i, '.') || tokens.is(i, '!') || tokens.is(i, '?');
    }

    private int add(int from, int to, int t, Findings findings) {
        if (parts.isNamesake(from)) {
            return t;
        }
        findings.add(PersonalData.NAME, from, to);
        return to;
    }

    /** «иванова п.с.» */
    private int maskSmall(int t, int second, int before, Findings findings) {
        boolean surname = before >= 0
                && tokens.length(before) > 4
                && NameWords.SURE_SURNAMES.has(tokens, before)
                && !NameWords.NEIGHBOURS.has(tokens, before)
                && (!PLURALS.has(tokens, before) || parts.isIntroduced(before));
        if (!surname
                || tokens.isCapitalised(second)
                || !tokens.is(second + 1, '.')
                || tokens.isDigits(tokens.skipSpaces(second + 2))) {
            return t;
        }
        return add(parts.startOfCompound(before, findings.free()), second + 2, t, findings);
    }

    /** «Иванова К Л» */
    private int maskWithoutDots(int t, int before, Findings findings) {
        int second = tokens.skipSpaces(t + 1);
        boolean initials = tokens.isCapitalised(t)
                && isInitial(second)
                && tokens.isCapitalised(second)
                && !tokens.isDigits(tokens.skipSpaces(second + 1));
        if (!initials || before < 0 || !isSurname(before) || !looksLikeSurname(before) || tokens.isShouted(before)) {
            return t;
        }
        return add(parts.startOfCompound(before, findings.free()), second + 1, t, findings);
    }

    /** «участковый Толстов Д. не приходил», «глава А. Петров» */
    private int maskSingle(int t, int before, Findings findings) {
        int next = tokens.skipSpaces(t + 2);
        if (!tokens.isCapitalised(t)
                || tokens.isDigits(next)
                || tokens.isMask(next)
                || next == t + 2 && tokens.isWord(next)) {
            return t;
        }
        boolean abbreviation = "гспдхумкт".indexOf(tokens.text.at(tokens.start(t))) >= 0 && tokens.isCapitalised(next);
        boolean surname = before >= 0
                && isSurname(before)
                && !tokens.isShouted(before)
                && NameWords.SURE_SURNAMES.has(tokens, before)
                && !NameWords.FIRST_NAMES.has(tokens, before)
                && !isObject(before);
        if (surname && !abbreviation) {
            return add(parts.startOfCompound(before, findings.free()), t + 2, t, findings);
        }
        int title = tokens.skipSpacesBack(t - 1);
        boolean titled = title < t - 1 && NameWords.TITLES.has(tokens, title);
        if (titled && isSurname(next) && NameWords.SURE_SURNAMES.has(tokens, next)) {
            return add(t, parts.endOfCompound(next), t, findings);
        }
        return t;
    }

    /** «на Чкалова Д.» and «по Ленина Д.» are places. */
    private boolean isObject(int t) {
        int i = tokens.skipSpacesBack(t - 1);
        return tokens.wordIs(i, "на") || tokens.wordIs(i, "по") || tokens.wordIs(i, "в") || tokens.wordIs(i, "с");
    }

    private boolean isSurname(int t) {
        return tokens.isCapitalised(t)
                && tokens.length(t) >= 2
                && tokens.length(t) <= NameParts.LONGEST_WORD
                && !NameWords.NEIGHBOURS.has(tokens, t)
                && !NameWords.PLACES.has(tokens, t)
                && !NameWords.REGIONS.has(tokens, t);
    }

    private boolean looksLikeSurname(int t) {
        return tokens.length(t) > 3 && NameWords.SURNAMES.has(tokens, t);
    }

    private boolean isInitial(int t) {
        return tokens.isWord(t) && tokens.length(t) == 1;
    }

    /** «т. к.», «P.S.», and the middle of «Т.С.Ж.» */
    private boolean isAbbreviation(int t, int second) {
        char first = letter(t);
        char other = letter(second);
        boolean latin = Mails.isLatin(first);
        boolean longer = tokens.is(t - 1, '.') && isInitial(t - 2)
                || tokens.is(second + 1, '.') && isInitial(second + 2) && tokens.is(second + 3, '.');
        return latin != Mails.isLatin(other)
                || first == 'p' && other == 's'
                || longer
                || !tokens.isCapitalised(t) && (first == 'т' || PAIRS.indexOf(" " + first + other) >= 0);
    }

    /** «Т.к.», «У. К.» at the beginning of a sentence or in capitals. */
    private boolean isUsualPair(int t, int second) {
        char first = letter(t);
        char other = letter(second);
        return first == 'т' && "кедпчонм".indexOf(other) >= 0
                || first == 'у' && other == 'к'
                || first == 'и' && other == 'о';
    }

    private char letter(int t) {
        return tokens.text.at(tokens.start(t));
    }

    /** The genitive of many nouns ends like a surname: «столбов э.л.» */
    private static final Words PLURALS = Words.of("*ов *ев *ин *ым");

    private static final String PAIRS =
            " ио нэ жк жд чп дк сп гп рф ук ип мп зп сш го бу оу пп рп лс нс гг вв мр су до эл дм дб";
}
