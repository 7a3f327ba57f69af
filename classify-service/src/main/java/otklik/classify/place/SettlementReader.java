package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/** Finds towns and villages in a text: beside a word for the type, by the gazetteer, or after «в». */
final class SettlementReader {
    private static final int TYPED_KNOWN = 62;
    private static final int TYPED = 54;
    private static final int SMALLER = 12;
    private static final int HERE = 45;
    private static final int BARE = 30;
    private static final int UNKNOWN = 22;
    /** «в Самару»: where somebody goes, below enough for a town outside the region. */
    private static final int INTO = 19;

    private static final int REGION = 6;
    private static final int DIRECTION_LOSS = 25;
    private static final int FIRST_YEAR = 1900;
    /** What a settlement needs to be taken. */
    static final int ENOUGH = 20;

    private final Words words;
    private final SettlementIndex index;
    private final Nominative nominative;

    SettlementReader(Words words, SettlementIndex index, Nominative nominative) {
        this.words = words;
        this.index = index;
        this.nominative = nominative;
    }

    /** Whether a town's name stands there. */
    boolean isTown(int at) {
        SettlementIndex.Entry entry = index.at(words, at);
        return entry != null && entry.named().town() && entry.named().sure();
    }

    /** The settlement whose type stands there; null where there is none. */
    @Nullable
    Settled typed(int at) {
        if (!words.means(at, Lexicon.SETTLEMENT)) {
            return null;
        }
        SettlementType type = Lexicon.settlementType(words.meaning(at));
        boolean brief = words.means(at, Lexicon.SHORT);
        Settled behind = brief ? nameBefore(at, type) : null;
        if (behind != null) {
            return behind;
        }
        boolean dot = words.is(at + 1, '.');
        int name = dot && brief ? at + 2 : at + 1;
        boolean quoted = words.isQuote(name);
        if (quoted) {
            name++;
        }
        if (brief && !briefType(at, name, dot)) {
            return null;
        }
        SettlementIndex.Entry entry = index.at(words, name);
        boolean genitive = entry != null
                && entry.cases() == Declension.GENITIVE
                && !words.endsWithAny(at, "ка", "да", "ла", "ни")
                && !brief;
        if (entry != null && !genitive && (words.capital(name) || knownInSmall(entry, brief, dot))) {
            if (cityOfSmall(type, entry)) {
                return null;
            }
            int end = name + 1 + entry.rest().size();
            if (words.means(end, Lexicon.DISTRICT_NOUN)
                    && Declension.isAdjective(Nominative.fold(entry.named().name()))) {
                return null;
            }
            int smaller = type == SettlementType.CITY ? 0 : SMALLER;
            return settled(entry, at, end, TYPED_KNOWN + smaller);
        }
        return unknown(at, name, type);
    }

    private static boolean cityOfSmall(SettlementType type, SettlementIndex.Entry entry) {
        return type == SettlementType.CITY
                && !entry.named().town()
                && !entry.named().sure();
    }

    private static boolean knownInSmall(SettlementIndex.Entry entry, boolean brief, boolean dot) {
        return brief
                ? dot && entry.named().sure()
                : entry.named().sure() || !entry.rest().isEmpty();
    }

    /** «Пермь г, …», «Саракташ п.»: the order of directories. */
    private @Nullable Settled nameBefore(int at, SettlementType type) {
        if (!words.capital(at - 1)
                || type != SettlementType.CITY && type != SettlementType.VILLAGE && type != SettlementType.POSYOLOK
                || !(words.is(at + 1, ',')
                        || words.is(at + 1, '.') && words.is(at + 2, ',')
                        || words.kind(at + 1) == Words.NONE)) {
            return null;
        }
        SettlementIndex.Entry entry = index.at(words, at - 1);
        return entry != null && entry.rest().isEmpty() && (entry.cases() & Declension.NOMINATIVE) != 0
                ? settled(entry, at - 1, at + 1, TYPED_KNOWN)
                : null;
    }

    /** Whether one or two letters stand for a type of settlement here, and not for a year, a point, a house or «с». */
    private boolean briefType(int at, int name, boolean dot) {
        if (!words.isWord(name) || words.isNumber(at - 1) && words.length(at) <= 2) {
            return false;
        }
        boolean capital = words.capital(name) && words.length(name) > 1;
        if (words.length(at) > 1) {
            return capital || dot && index.at(words, name) != null;
        }
        if (words.means(at, Lexicon.FUNCTION) && !dot) {
            SettlementIndex.Entry entry = index.at(words, name);
            boolean list = at == 0 || words.is(at - 1, ',') || words.means(at - 1, Lexicon.IN);
            return capital
                    && list
                    && entry != null
                    && (entry.cases() & (Declension.NOMINATIVE | Declension.LOCATIVE)) != 0;
        }
        if (capital) {
            return !(words.capital(at) && words.is(name + 1, '.') && words.length(name) == 1);
        }
        SettlementIndex.Entry entry = index.at(words, name);
        return entry != null && entry.named().sure();
    }

    private @Nullable Settled unknown(int at, int name, SettlementType type) {
        int first = name;
        String ordinal = "";
        if (words.isNumber(first) && words.length(first) <= 2) {
            int next = words.is(first + 1, '-') ? first + 2 : first + 1;
            if (!words.means(next, Lexicon.ORDINAL_ENDING)) {
                return null;
            }
            first = next + 1;
            ordinal = words.original(name, next) + " ";
        }
        boolean two =
                words.capital(first + 1) && words.endsWithAny(first, "ая", "ое", "ее", "ый", "ий", "ые", "ие", "яя");
        if (!words.capital(first)
                || words.length(first) < 2
                || words.means(first, Lexicon.FUNCTION | Lexicon.STREET)
                || words.means(first, Lexicon.NO_SETTLEMENT) && !two
                || words.means(first, Lexicon.SETTLEMENT) && !(words.is(at + 1, '.') && words.length(first) > 3)
                || words.allCapitals(first) && words.length(first) < 4) {
            return null;
        }
        boolean letter = words.length(at) == 1;
        boolean person = letter
                && (words.capital(at) || words.endsWithAny(first, "ов", "ев", "ин", "ын"))
                && !words.is(first + 1, ',');
        if (person
                || words.means(at, Lexicon.SHORT)
                        && (type == SettlementType.STATION || words.length(at) == 1 && words.allCapitals(first))) {
            return null;
        }
        String word = words.original(first);
        String folded = Nominative.fold(word);
        boolean second = Declension.isAdjective(folded)
                && words.capital(first + 1)
                && !words.means(
                        first + 1, Lexicon.FUNCTION | Lexicon.STREET | Lexicon.SETTLEMENT | Lexicon.DISTRICT_NOUN);
        if (words.means(first + 1, Lexicon.DISTRICT_NOUN)
                && words.endsWithAny(first, "ий", "ого", "ому", "ом", "ая", "ой")) {
            return null;
        }
        if (second) {
            return new Settled(word + " " + words.original(first + 1), null, at, first + 2, TYPED);
        }
        boolean oblique = !words.means(at, Lexicon.SHORT) && !words.equals(at, "город") && !words.equals(at, "село");
        String nameOf = words.means(at, Lexicon.SHORT) && !oblique
                ? brief(at, word, type)
                : nominative.settlement(word, type, true);
        return new Settled(ordinal + nameOf, null, at, first + 1, TYPED + (type == SettlementType.CITY ? 0 : SMALLER));
    }

    private String brief(int at, String word, SettlementType type) {
        return words.means(at - 1, Lexicon.IN) || word.endsWith("у") ? nominative.settlement(word, type, true) : word;
    }

    /** A settlement that the gazetteer knows, without a word for its type. */
    @Nullable
    Settled bare(int at) {
        SettlementIndex.Entry entry = index.at(words, at);
        if (entry == null) {
            return null;
        }
        SettlementIndex.Named named = entry.named();
        int end = at + 1 + entry.rest().size();
        boolean fits = fits(at - 1, entry.cases());
        if (!fits && words.means(at - 1, Lexicon.IN | Lexicon.ON)) {
            return null;
        }
        boolean opens = at == 0
                || words.is(at - 1, '.')
                || words.kind(at - 1) == Words.LINE
                || words.startsWith(at - 1, "жител");
        boolean address = (entry.cases() & Declension.NOMINATIVE) != 0
                && (words.is(end, ',') && (named.sure() || words.means(end + 1, Lexicon.STREET))
                        || words.means(end, Lexicon.STREET));
        if (!words.capital(at) && !((fits || opens) && named.small()) || words.isNumber(at - 1) && !fits) {
            return null;
        }
        boolean aside = (entry.cases() & (Declension.NOMINATIVE | Declension.LOCATIVE)) == 0;
        if (aside && words.isNumber(end) && words.means(at - 1, Lexicon.ADDRESS | Lexicon.BUILDING | Lexicon.ALONG)) {
            return null;
        }
        if (words.isQuote(at - 1) && words.isQuote(end) || words.is(end, '-') && words.glued(end - 1)) {
            return null;
        }
        if (!named.sure()
                && !(address && named.inRegion())
                && !(fits && words.means(at - 1, Lexicon.IN | Lexicon.FROM) && unsureStands(at, end, entry))) {
            return null;
        }
        if (words.means(at - 1, Lexicon.STREET)
                || words.means(end, Lexicon.STREET) && Declension.isAdjective(Nominative.fold(named.name()))) {
            return null;
        }
        boolean into = words.means(at - 1, Lexicon.IN) && (entry.cases() & Declension.LOCATIVE) == 0;
        boolean here = words.means(at - 1, Lexicon.IN) && !into;
        boolean nearby = words.equals(at - 1, "под") || words.equals(at - 1, "за") || words.equals(at - 1, "через");
        int score = into && !address
                ? INTO
                : here
                        ? HERE
                        : address ? HERE - 3 : words.means(at - 1, Lexicon.FROM) ? BARE - 1 : nearby ? BARE - 8 : BARE;
        return settled(entry, at, end, score);
    }

    private boolean unsureStands(int at, int end, SettlementIndex.Entry entry) {
        if (words.allCapitals(at) && words.length(at) < 4 || words.isNumber(end)) {
            return false;
        }
        boolean adjective = Declension.isAdjective(Nominative.fold(entry.named().name()));
        if (adjective) {
            boolean noun = words.isWord(end)
                    && !words.means(end, Lexicon.FUNCTION)
                    && (words.capital(end)
                            || words.means(end, Lexicon.DISTRICT_NOUN)
                            || words.endsWithAny(end, "е", "у", "и", "а", "ю")
                                    && !words.endsWithAny(end, "ли", "ла", "ые", "ие"));
            return !noun;
        }
        return !words.means(at, Lexicon.NO_SETTLEMENT) || entry.named().inRegion();
    }

    /** Whether the form goes with the preposition before it. */
    private boolean fits(int preposition, int cases) {
        if (words.means(preposition, Lexicon.IN)) {
            return (cases & (Declension.LOCATIVE | Declension.ACCUSATIVE)) != 0;
        }
        if (words.means(preposition, Lexicon.ON)) {
            return (cases & Declension.LOCATIVE) != 0;
        }
        return words.means(preposition, Lexicon.FROM) && (cases & Declension.GENITIVE) != 0;
    }

    /** A settlement that nobody knows, after «в»: «в Рыбном нет света». */
    @Nullable
    Settled unknownAfterIn(int at) {
        if (!words.means(at - 1, Lexicon.IN)
                || !words.capital(at)
                || words.length(at) < 4
                || words.means(at, Lexicon.FUNCTION | Lexicon.NO_SETTLEMENT | Lexicon.STREET | Lexicon.SETTLEMENT)
                || words.allCapitals(at)
                || words.is(at + 1, '-')
                || words.capital(at + 1)) {
            return null;
        }
        boolean adjective = words.endsWithAny(at, "ом");
        boolean noun = words.endsWithAny(
                at, "ке", "ве", "не", "ске", "цке", "ре", "де", "ле", "ово", "ево", "ино", "ыно", "ах", "ях");
        if (!adjective && !noun || words.means(at + 1, Lexicon.DISTRICT_NOUN)) {
            return null;
        }
        boolean nounBehind = words.isWord(at + 1)
                && !words.means(at + 1, Lexicon.FUNCTION)
                && words.endsWithAny(at + 1, "е", "у", "и", "ом")
                && !words.endsWithAny(at + 1, "ли", "ые", "ие", "ое");
        if (adjective && nounBehind) {
            return null;
        }
        return new Settled(
                nominative.settlement(words.original(at), SettlementType.VILLAGE, false), null, at, at + 1, UNKNOWN);
    }

    private Settled settled(SettlementIndex.Entry entry, int from, int end, int score) {
        int loss = 0;
        for (int i = from - 1; i >= 0 && i >= from - 3; i--) {
            if (words.means(i, Lexicon.DIRECTION) && !words.means(i, Lexicon.SETTLEMENT)) {
                loss = DIRECTION_LOSS;
            }
        }
        int bonus = entry.named().inRegion() ? REGION : 0;
        return new Settled(entry.named().name(), entry.named(), from, end, score + bonus - loss);
    }
}
