package otklik.classify.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds phones, bank cards, СНИЛС, ИНН and passports among groups of digits that stand close together. */
final class Numbers {
    private static final int MOST_DIGITS = 20;
    private static final int MOST_SEPARATORS = 3;

    private static final List<String> PHONE_WORDS = List.of(
            "тел", "сот", "моб", "факс", "звон", "позвон", "дозвон", "созвон", "whats", "ватс", "вотс", "вацап",
            "viber", "вайб", "вибер");
    private static final List<String> PASSPORT_WORDS = List.of("паспорт", "пасп", "сери");
    private static final List<String> HOUSE_WORDS =
            List.of("дом", "ул", "здани", "строен", "корп", "участ", "школ", "маршрут", "автобус");
    private static final List<String> AMOUNT_WORDS =
            List.of("руб", "тыс", "коп", "лет", "год", "км", "метр", "квт", "чел", "процент", "шт");

    private final Tokens tokens;
    private final ReadableText text;
    private final byte[] digits = new byte[MOST_DIGITS];
    private final int[] lengths = new int[MOST_DIGITS];
    private final int[] ends = new int[MOST_DIGITS];
    private final boolean[] hyphens = new boolean[MOST_DIGITS];
    private final boolean[] brackets = new boolean[MOST_DIGITS];
    private final boolean[] blanks = new boolean[MOST_DIGITS];
    /** The token after the last phone. */
    private int phoneEnd = -1;

    private boolean plus;
    private boolean open;

    Numbers(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.text;
    }

    /** Masks the number that begins with the digits at {@code t}; returns the token after it, or {@code t}. */
    int mask(int t, Findings findings) {
        int start = startWithPrefix(t, findings.free());
        int groups = gather(t);
        int total = 0;
        for (int g = 0; g < groups; g++) {
            total += lengths[g];
        }
        for (int g = groups - 1; g >= 0; g--) {
            PersonalData kind = total >= 5 ? judge(total, g + 1, t) : null;
            if (kind != null) {
                int to = kind == PersonalData.PHONE && open && tokens.is(ends[g], ')') ? ends[g] + 1 : ends[g];
                findings.add(kind, start, to);
                phoneEnd = kind == PersonalData.PHONE ? to : phoneEnd;
                return to;
            }
            total -= lengths[g];
        }
        return maskSplitPassport(t, groups, findings);
    }

    private int startWithPrefix(int t, int free) {
        plus = false;
        open = false;
        int start = t;
        if (start - 1 >= free && tokens.is(start - 1, '(')) {
            open = true;
            start--;
        }
        int before = tokens.skipSpacesBack(start - 1);
        if (before >= free && tokens.is(before, '+') && start - before <= 2) {
            plus = true;
            start = before;
        }
        return start;
    }

    private int gather(int t) {
        int groups = 0;
        int total = 0;
        int i = t;
        while (tokens.isDigits(i) && total + tokens.length(i) <= MOST_DIGITS) {
            for (int c = tokens.start(i); c < tokens.end(i); c++) {
                digits[total++] = (byte) Tokens.value(text.at(c));
            }
            lengths[groups] = tokens.length(i);
            ends[groups] = i + 1;
            hyphens[groups] = false;
            brackets[groups] = false;
            blanks[groups] = false;
            int next = i + 1;
            while (next - i <= MOST_SEPARATORS && isSeparator(next, groups)) {
                next++;
            }
            groups++;
            i = next;
        }
        return groups;
    }

    private boolean isSeparator(int t, int group) {
        if (tokens.kind(t) == Tokens.SPACE) {
            blanks[group] = true;
            return true;
        }
        if (tokens.is(t, '-')) {
            hyphens[group] = true;
            return true;
        }
        if (tokens.is(t, ')') || tokens.is(t, '(')) {
            brackets[group] = true;
            return true;
        }
        return tokens.is(t, '.') || tokens.is(t, '/');
    }

    private @Nullable PersonalData judge(int n, int groups, int t) {
        if (isCard(n, groups)) {
            return PersonalData.CARD;
        }
        if (n == 11 && isSnils(n, groups, t)) {
            return PersonalData.SNILS;
        }
        if ((n == 10 || n == 12) && groups == 1 && isInn(n, t)) {
            return PersonalData.INN;
        }
        if (n == 10 && !plus && !open && isPassport(groups, t)) {
            return PersonalData.PASSPORT;
        }
        return isPhone(n, groups, t) ? PersonalData.PHONE : null;
    }

    private boolean isCard(int n, int groups) {
        boolean layout = switch (n) {
            case 15 -> digits[0] == 3 && (groups == 1 || layout(groups, 4, 6, 5));
            case 16 -> groups == 1 || layout(groups, 4, 4, 4, 4) || layout(groups, 8, 8);
            case 18 -> groups == 1 || layout(groups, 4, 4, 4, 4, 2) || layout(groups, 8, 10);
            case 19 -> groups == 1 || layout(groups, 4, 4, 4, 4, 3);
            default -> false;
        };
        return layout && digits[0] >= 2 && digits[0] <= 6 && Checksums.luhn(digits, n);
    }

    private boolean isSnils(int n, int groups, int t) {
        if (layout(groups, 3, 3, 3, 2) || wordBefore(t, 3, List.of("снилс"))) {
            return true;
        }
        return groups == 1 && digits[0] != 7 && digits[0] != 8 && !plus && Checksums.snils(digits, n);
    }

    /** Twelve digits are a person's and known by their check digits; ten are a firm's and many other things: they need the word. */
    private boolean isInn(int n, int t) {
        if (wordBefore(t, 2, List.of("инн"))) {
            return true;
        }
        return n == 12 && !plus && Checksums.inn(digits, n);
    }

    private boolean isPassport(int groups, int t) {
        boolean layout = layout(groups, 2, 2, 6) || layout(groups, 4, 6) && !isYear();
        boolean spaced = groups > 1 && blanks[groups - 2] && !hyphens[groups - 2];
        return layout && spaced
                || wordBefore(t, 6, PASSPORT_WORDS) && !(digits[0] == 9 && wordBefore(t, 2, PHONE_WORDS));
    }

    private boolean isYear() {
        int year = digits[0] * 10 + digits[1];
        return year == 19 || year == 20;
    }

    /** «5304 № 123456», «серия 53 04 номер 123456»: a word stands between series and number. */
    private int maskSplitPassport(int t, int groups, Findings findings) {
        boolean series = groups >= 1 && lengths[0] == 4 || groups >= 2 && lengths[0] == 2 && lengths[1] == 2;
        if (!series || t < findings.free()) {
            return t;
        }
        int i = lengths[0] == 4 ? ends[0] : ends[1];
        int limit = i + 6;
        boolean sign = false;
        while (i < limit && !tokens.isDigits(i)) {
            if (tokens.is(i, '№') || tokens.wordIs(i, "номер") || tokens.wordIs(i, "n") || tokens.wordIs(i, "ном")) {
                sign = true;
            } else if (tokens.kind(i) != Tokens.SPACE
                    && !tokens.is(i, ',')
                    && !tokens.is(i, '.')
                    && !tokens.is(i, ':')) {
                return t;
            }
            i++;
        }
        boolean known = sign || wordBefore(t, 6, PASSPORT_WORDS);
        if (known && tokens.isDigits(i) && tokens.length(i) == 6) {
            findings.add(PersonalData.PASSPORT, t, i + 1);
            return i + 1;
        }
        return t;
    }

    private boolean isPhone(int n, int groups, int t) {
        boolean keyword = phoneWordBefore(t);
        return switch (n) {
            case 11 -> isLongPhone(groups, keyword);
            case 10 -> isPhoneWithoutTrunk(groups, keyword) || plus;
            case 12, 13, 14, 15 -> plus;
            case 7 -> layout(groups, 3, 2, 2) && hyphens[0] && hyphens[1] || keyword && !isAmount(groups);
            case 6 -> isShortPhone(groups, 3, t, keyword);
            case 5 -> isShortPhone(groups, 3, t, keyword);
            default -> false;
        };
    }

    private boolean isLongPhone(int groups, boolean keyword) {
        if (digits[0] != 7 && digits[0] != 8) {
            return plus;
        }
        boolean zone = digits[1] == 9 || digits[1] == 8 || digits[1] == 4 || digits[1] == 3;
        if (!zone) {
            return plus;
        }
        boolean areaCode = lengths[0] >= 4 || lengths[0] == 1 && groups > 1 && lengths[1] >= 3 || brackets[0];
        return plus || areaCode || keyword;
    }

    private boolean isPhoneWithoutTrunk(int groups, boolean keyword) {
        if (open && brackets[0] || keyword) {
            return true;
        }
        if (digits[0] == 9) {
            return lengths[0] >= 3 && (groups == 1 || !layout(groups, 4, 6));
        }
        boolean zone = digits[0] == 3 || digits[0] == 4 || digits[0] == 8;
        boolean layout = layout(groups, 4, 2, 2, 2) || layout(groups, 5, 1, 2, 2) || layout(groups, 3, 3, 2, 2);
        return zone && layout && hyphens[groups - 2];
    }

    private boolean isShortPhone(int groups, int expected, int t, boolean keyword) {
        if (keyword) {
            return !isAmount(groups);
        }
        boolean hyphenated =
                groups == expected && hyphens[0] && hyphens[1] && lengths[1] == 2 && lengths[2] == 2 && !blanks[0];
        return hyphenated && !isDate() && !wordBefore(t, 3, HOUSE_WORDS) && !tokens.is(t - 1, '-');
    }

    /** Could the groups be day, month and year of two digits? */
    private boolean isDate() {
        int day = lengths[0] == 1 ? digits[0] : digits[0] * 10 + digits[1];
        int m = lengths[0];
        int month = digits[m] * 10 + digits[m + 1];
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private boolean isAmount(int groups) {
        int next = tokens.skipSpaces(ends[groups - 1]);
        return tokens.is(next, '%') || startsWithAny(next, AMOUNT_WORDS);
    }

    private boolean phoneWordBefore(int t) {
        boolean listed = phoneEnd > 0 && t - phoneEnd <= 3 && tokens.kind(phoneEnd) != Tokens.BREAK;
        if (listed || wordBefore(t, 3, PHONE_WORDS)) {
            return true;
        }
        int i = tokens.skipSpacesBack(t - 1);
        return tokens.is(i, '.') && tokens.wordIs(i - 1, "т");
    }

    /** Does one of the {@code most} words before {@code t} begin with one of {@code prefixes}? */
    private boolean wordBefore(int t, int most, List<String> prefixes) {
        int words = 0;
        for (int i = t - 1; i >= 0 && i >= t - 4 * most && words < most; i--) {
            if (tokens.isWord(i)) {
                words++;
                if (startsWithAny(i, prefixes)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean startsWithAny(int t, List<String> prefixes) {
        if (tokens.isWord(t)) {
            for (int i = 0; i < prefixes.size(); i++) {
                if (tokens.wordStartsWith(t, prefixes.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean layout(int groups, int... expected) {
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
}
