package otklik.classify.mask;

/** Judges whether groups of digits are a phone: by their layout, and short ones by the words before them. */
final class Phones {
    /** A number follows them. */
    static final Words NOUNS = Words.of("""
            тел телеф* телф* тлф* сот сотов* моб мобильн* факс* ватс* вотс* вацап* whats* viber* вайб* вибер* связи связь контакт* tel phone тф""");
    /** A number may follow them, or a time, or a date. */
    private static final Words VERBS = Words.of("звон* позвон* дозвон* созвон* перезвон* набир* набрал* звякн*");

    private static final Words AMOUNTS = Words.of("""
            руб* тыс* коп* лет год* км метр* квт чел* процент* шт раз раза разов номеров час* мин* дн* день суток недел* месяц* сек* см мм кг м р
            млн градус* кв литр* л куб* га""");
    private static final Words HOUSES = Words.of(
            "дом* ул улиц* здани* строен* корп* участ* школ* маршрут* автобус* кабинет* каб приказ* гост снип");
    /** A number right after them is no phone, though it may look like one. */
    private static final Words ACCOUNTS = Words.of("""
            счет* сч лс заявк* заказ* трек* уин кадастр* огрн* кпп бик окпо октмо договор* постановл* штраф* квитанц* полис* приказ* талон*
            лицев*""");

    private static final int SHORTEST = 5;

    private final Tokens tokens;
    private final DigitGroups groups;
    /** The token after the last phone. */
    private int listEnd = -1;

    Phones(Tokens tokens, DigitGroups groups) {
        this.tokens = tokens;
        this.groups = groups;
    }

    void found(int end) {
        listEnd = end;
    }

    /** Are the first {@code n} groups, of {@code total} digits, a phone that is known by its layout? */
    boolean isPlain(int total, int n, int t) {
        return switch (total) {
            case 11 -> isLong(n) && !isAccount(t, n);
            case 10 -> isWithoutTrunk(n) && !isAccount(t, n);
            case 12, 13, 14, 15 -> groups.plus || isForeign(total) && isNamed(t);
            case 7 -> groups.layout(n, 3, 2, 2) && groups.hyphens[0] && groups.hyphens[1] && isFree(t, n);
            case 6, 5 -> isHyphenated(total, n, t);
            default -> false;
        };
    }

    /** How a word before {@code t} announces a phone, if one does; looked for once for each place. */
    Announced announced(int t) {
        if (isNamed(t)) {
            return Announced.BY_NOUN;
        }
        return NumberWords.before(tokens, t, 3, VERBS) ? Announced.BY_VERB : Announced.NOT;
    }

    /** What announces a phone. */
    enum Announced {
        NOT,
        BY_NOUN,
        BY_VERB
    }

    /** The same for a phone that a word announces, or another phone before it. */
    boolean isNamed(int total, int n, int t, Announced announced) {
        if (total < SHORTEST || total > 11 || total == 8 || total == 9) {
            return false;
        }
        if (isAmount(n) || n < groups.count && breaksHyphens(n)) {
            return false;
        }
        boolean called = announced == Announced.BY_VERB;
        if (total < 10 && (isDateAt(t, n) || called && n > 3)) {
            return false;
        }
        return total < 10 ? isFree(t, n) : groups.digits[0] > 2;
    }

    /** The groups from {@code n} on belong to the same number: «11-22-33-44». */
    private boolean breaksHyphens(int n) {
        return groups.hyphens[n - 1] && !groups.blanks[n - 1];
    }

    private boolean isLong(int n) {
        int first = groups.digits[0];
        int zone = groups.digits[1];
        if (groups.plus) {
            return true;
        }
        if (first != 7 && first != 8 || zone != 9 && zone != 8 && zone != 4 && zone != 3) {
            return false;
        }
        int[] lengths = groups.lengths;
        return lengths[0] >= 4
                || lengths[0] == 2 && zone == 9 && n <= 5 && groups.shortest(n) >= 2
                || lengths[0] == 1 && n > 1 && lengths[1] >= 3
                || groups.brackets[0]
                || n == 11;
    }

    private boolean isWithoutTrunk(int n) {
        if (groups.open && groups.brackets[0] || groups.plus) {
            return true;
        }
        if (groups.digits[0] == 9) {
            return groups.lengths[0] >= 3 && (n == 1 || !groups.layout(n, 4, 6));
        }
        boolean zone = groups.digits[0] == 3 || groups.digits[0] == 4 || groups.digits[0] == 8;
        boolean layout = groups.layout(n, 4, 2, 2, 2) || groups.layout(n, 5, 1, 2, 2) || groups.layout(n, 3, 3, 2, 2);
        return zone && layout && groups.hyphens[n - 2];
    }

    private boolean isForeign(int total) {
        int code = groups.value(0);
        int three = groups.lengths[0] >= 3 ? groups.digits[0] * 100 + groups.digits[1] * 10 + groups.digits[2] : code;
        return total == 12 && (three == 375 || three == 380 || three >= 992 && three <= 998 || three == 374);
    }

    /** «42-34-56» and «2-34-56», not a date, a time or the number of a document. */
    private boolean isHyphenated(int total, int n, int t) {
        boolean layout = total == 6 ? groups.layout(n, 2, 2, 2) : groups.layout(n, 1, 2, 2);
        return layout
                && groups.hyphens[0]
                && groups.hyphens[1]
                && !groups.blanks[0]
                && !groups.isDate()
                && !isAmount(n)
                && isFree(t, n)
                && !NumberWords.before(tokens, t, 3, HOUSES);
    }

    /** Does it stand alone, neither a part of a longer number nor after «№»? */
    private boolean isFree(int t, int n) {
        int before = tokens.skipSpacesBack(groups.start - 1);
        int end = groups.ends[n - 1];
        boolean goesOn = (tokens.is(end, '-') || tokens.is(end, '/') || tokens.is(end, '_'))
                && (tokens.isDigits(end + 1) || tokens.isWord(end + 1));
        boolean numbered = (tokens.is(before, '№') || tokens.wordIs(before, "n") || tokens.is(before, '#'))
                && !NumberWords.before(tokens, before, 2, NOUNS);
        boolean tail = before == groups.start - 1
                && (tokens.is(before, '-')
                        || tokens.is(before, '_')
                        || tokens.is(before, '/')
                        || tokens.is(before, '.'))
                && (tokens.isDigits(before - 1) || tokens.isWord(before - 1) && !NOUNS.has(tokens, before - 1))
                && !tokens.wordIs(before - 1, "т");
        return !(goesOn && !(n < groups.count && groups.blanks[n - 1])) && !numbered && !tail;
    }

    private boolean isDateAt(int t, int n) {
        boolean tail = tokens.is(t - 1, '.') && tokens.isDigits(t - 2) && tokens.length(t - 2) <= 2;
        boolean year = n == 2 && groups.lengths[0] <= 2 && groups.lengths[1] == 4 && groups.value(0) <= 12;
        return groups.isDate() && (n > 3 || !groups.hyphens[0]) && !NumberWords.before(tokens, t, 1, NOUNS)
                || tail && year;
    }

    private boolean isAmount(int n) {
        int next = tokens.skipSpaces(groups.ends[n - 1]);
        return tokens.is(next, '%') || AMOUNTS.has(tokens, next);
    }

    private boolean isAccount(int t, int n) {
        if (groups.plus || n > 1) {
            return false;
        }
        int i = tokens.skipSpacesBack(t - 1);
        for (int n2 = 0; n2 < 4; n2++) {
            boolean sign = tokens.is(i, '№') || tokens.is(i, ':') || tokens.is(i, '-') || tokens.is(i, '/');
            if (!sign && !tokens.wordIs(i, "номер") && !tokens.wordIs(i, "n")) {
                break;
            }
            i = tokens.skipSpacesBack(i - 1);
        }
        return ACCOUNTS.has(tokens, i) || tokens.wordIs(i, "с") && tokens.is(i - 1, '/');
    }

    private boolean isNamed(int t) {
        boolean listed = listEnd > 0 && t - listEnd <= 3 && tokens.kind(listEnd) != Tokens.BREAK;
        if (listed || NumberWords.before(tokens, t, 3, NOUNS)) {
            return true;
        }
        int i = tokens.skipSpacesBack(groups.start - 1);
        i = tokens.is(i, '.') || tokens.is(i, ':') ? i - 1 : i;
        return tokens.wordIs(i, "т");
    }
}
