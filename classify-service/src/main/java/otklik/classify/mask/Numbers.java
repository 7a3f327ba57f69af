package otklik.classify.mask;

import org.jspecify.annotations.Nullable;

/** Finds phones, bank cards, СНИЛС, ИНН and passports among groups of digits that stand close together. */
final class Numbers {
    private static final Words PASSPORT =
            Words.of("паспорт* пасп загранпаспорт* *паспорт *паспорта *паспорте *паспорту *паспортом сери*");
    private static final Words ABROAD = Words.of("загран* заграничн*");
    private static final Words SNILS = Words.of("снилс* страхов* пенсионное пенсионного");
    private static final Words INN = Words.of("инн");
    private static final Words NUMBER = Words.of("номер номером n н ном");
    private static final int SHORTEST = 5;
    private static final int LONGEST_CARD_GROUPS = 8;

    private final Tokens tokens;
    private final DigitGroups groups;
    private final Phones phones;

    Numbers(Tokens tokens) {
        this.tokens = tokens;
        this.groups = new DigitGroups(tokens);
        this.phones = new Phones(tokens, groups);
    }

    /** Masks the number that begins with the digits at {@code t}; returns the token after it, or {@code t}. */
    int mask(int t, Findings findings) {
        groups.gather(t, findings.free());
        if (groups.total >= SHORTEST) {
            int total = groups.total;
            for (int n = groups.count; n > 0 && total >= SHORTEST; total -= groups.lengths[--n]) {
                PersonalData kind = judge(total, n, t);
                if (kind != null) {
                    return add(kind, n, findings);
                }
            }
            Phones.Announced announced = phones.announced(t);
            total = announced == Phones.Announced.NOT ? 0 : groups.total;
            for (int n = groups.count; n > 0 && total >= SHORTEST; total -= groups.lengths[--n]) {
                if (phones.isNamed(total, n, t, announced)) {
                    return add(PersonalData.PHONE, n, findings);
                }
            }
        }
        return maskSplitPassport(t, findings);
    }

    private int add(PersonalData kind, int n, Findings findings) {
        int end = groups.ends[n - 1];
        int to = kind == PersonalData.PHONE && groups.open && tokens.is(end, ')') ? end + 1 : end;
        findings.add(kind, groups.start, to);
        if (kind == PersonalData.PHONE) {
            phones.found(to);
        }
        return to;
    }

    private @Nullable PersonalData judge(int total, int n, int t) {
        if (isCard(total, n)) {
            return PersonalData.CARD;
        }
        if (total == 11 && isSnils(n, t)) {
            return PersonalData.SNILS;
        }
        if ((total == 10 || total == 12) && isInn(total, n, t)) {
            return PersonalData.INN;
        }
        if ((total == 10 || total == 9) && !groups.plus && !groups.open && isPassport(total, n, t)) {
            return PersonalData.PASSPORT;
        }
        return phones.isPlain(total, n, t) ? PersonalData.PHONE : null;
    }

    /** Check digits alone are right for one number of ten, so groups of one digit, as a list of houses has them, are no card. */
    private boolean isCard(int total, int n) {
        boolean length = total == 16 || total == 18 || total == 19 || total == 15 && groups.digits[0] == 3;
        return length
                && groups.digits[0] >= 2
                && groups.digits[0] <= 6
                && n <= LONGEST_CARD_GROUPS
                && groups.shortest(n) >= 2
                && Checksums.luhn(groups.digits, total);
    }

    private boolean isSnils(int n, int t) {
        if (groups.layout(n, 3, 3, 3, 2) || NumberWords.before(tokens, t, 3, SNILS) && groups.shortest(n) >= 2) {
            return true;
        }
        return n == 1
                && groups.digits[0] != 7
                && groups.digits[0] != 8
                && !groups.plus
                && Checksums.snils(groups.digits, 11);
    }

    /** Twelve digits are a person's and known by their check digits; ten are a firm's and many other things: they need the word. */
    private boolean isInn(int total, int n, int t) {
        if (groups.shortest(n) >= 2 && NumberWords.before(tokens, t, 2, INN)) {
            return true;
        }
        boolean checked = n == 1 && !groups.plus && Checksums.inn(groups.digits, total);
        return checked
                && (total == 12
                        || NumberWords.before(tokens, t, 5, INN)
                        || NumberWords.after(tokens, groups.ends[0], 1, INN));
    }

    private boolean isPassport(int total, int n, int t) {
        if (total == 9) {
            return (n == 1 || groups.layout(n, 2, 7))
                    && (NumberWords.before(tokens, t, 4, ABROAD)
                            || groups.layout(n, 2, 7) && NumberWords.before(tokens, t, 4, PASSPORT));
        }
        boolean layout = groups.layout(n, 2, 2, 6) || groups.layout(n, 4, 6) && !isYear();
        boolean spaced = n > 1 && groups.blanks[n - 2] && !groups.hyphens[n - 2];
        boolean mobile =
                groups.digits[0] == 9 && phones.isPlain(total, n, t) && NumberWords.before(tokens, t, 2, Phones.NOUNS);
        return layout && spaced || NumberWords.before(tokens, t, 6, PASSPORT) && !mobile;
    }

    private boolean isYear() {
        int century = groups.digits[0] * 10 + groups.digits[1];
        return century == 19 || century == 20;
    }

    /** «5304 № 123456», «серия 53 04 номер 123456», «номер 123456 серия 5304»: a word stands between series and number. */
    private int maskSplitPassport(int t, Findings findings) {
        int[] lengths = groups.lengths;
        if (groups.count == 0 || t < findings.free()) {
            return t;
        }
        boolean known = NumberWords.before(tokens, t, 6, PASSPORT);
        int second;
        boolean sign;
        if (lengths[0] == 6) {
            second = skipWords(groups.ends[0], PASSPORT);
            sign = second > groups.ends[0] && NumberWords.before(tokens, second, 1, PASSPORT);
            int end = endOfSeries(second);
            return known && sign && end > second ? add(t, end, findings) : t;
        }
        int seriesEnd = endOfSeries(t);
        if (seriesEnd == t) {
            return t;
        }
        second = skipWords(seriesEnd, NUMBER);
        sign = false;
        for (int i = seriesEnd; i < second; i++) {
            sign |= tokens.is(i, '№') || tokens.is(i, '#') || NUMBER.has(tokens, i);
        }
        boolean number = tokens.isDigits(second) && (tokens.length(second) == 6 || known && tokens.length(second) == 7);
        return (sign || known) && number ? add(t, second + 1, findings) : t;
    }

    private int add(int from, int to, Findings findings) {
        findings.add(PersonalData.PASSPORT, from, to);
        return to;
    }

    /** The token after «5304», «53 04» or «75» at {@code t}, or {@code t}. */
    private int endOfSeries(int t) {
        if (!tokens.isDigits(t)) {
            return t;
        }
        if (tokens.length(t) == 4) {
            return t + 1;
        }
        int second = tokens.is(t + 1, '-') ? t + 2 : tokens.skipSpaces(t + 1);
        if (tokens.length(t) == 2 && tokens.isDigits(second) && tokens.length(second) == 2) {
            return second + 1;
        }
        return tokens.length(t) == 2 && NumberWords.before(tokens, t, 4, ABROAD) ? t + 1 : t;
    }

    private int skipWords(int from, Words between) {
        int i = from;
        int limit = from + 8;
        while (i < limit
                && (tokens.kind(i) == Tokens.SPACE
                        || tokens.is(i, ',')
                        || tokens.is(i, '.')
                        || tokens.is(i, ':')
                        || tokens.is(i, ';')
                        || tokens.is(i, '№')
                        || tokens.is(i, '#')
                        || tokens.wordIs(i, "за")
                        || between.has(tokens, i))) {
            i++;
        }
        return i;
    }
}
