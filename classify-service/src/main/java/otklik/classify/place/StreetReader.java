package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/** Finds streets in a text: with a word for the type before or behind the name, or by a name and a house. */
final class StreetReader {
    private static final int TYPED = 60;
    private static final int AREA = 40;
    private static final int LOOSE = 25;
    private static final int WITH_HOUSE = 40;
    private static final int AREA_WITH_HOUSE = 12;
    private static final int SMALL_LOSS = 8;
    private static final int DIRECTION_LOSS = 45;
    private static final int FROM_LOSS = 6;
    /** What a street needs to be taken. */
    static final int ENOUGH = 20;

    private final Words words;
    private final NameReader names;
    private final HouseReader houses;
    private final Nominative nominative;
    private final SettlementReader settlements;
    private final NameShapes shapes;

    StreetReader(Words words, SettlementReader settlements, Nominative nominative) {
        this.settlements = settlements;
        this.shapes = new NameShapes(words);
        this.words = words;
        this.nominative = nominative;
        this.names = new NameReader(words, nominative);
        this.houses = new HouseReader(words);
    }

    HouseReader houses() {
        return houses;
    }

    /** The street whose type stands there; null where it has no name. */
    @Nullable
    Street typed(int at) {
        if (!words.means(at, Lexicon.STREET)) {
            return null;
        }
        StreetType type = Lexicon.streetType(words.meaning(at));
        boolean brief = words.means(at, Lexicon.SHORT);
        if (brief
                && words.length(at) <= 2
                && !words.is(at + 1, '.')
                && !words.equals(at, "ул")
                && !words.capital(at + 1)) {
            return null;
        }
        Street before = before(at, type, brief);
        if (before != null) {
            return before;
        }
        int next = brief && words.is(at + 1, '.') || words.is(at + 1, ':') ? at + 2 : at + 1;
        return type.isArea() ? area(at, next, type) : after(at, next, type, brief);
    }

    private @Nullable Street after(int at, int next, StreetType type, boolean brief) {
        var mode = brief ? NameReader.Mode.AFTER_SHORT_TYPE : NameReader.Mode.AFTER_TYPE;
        String name = names.at(next, mode, type);
        if (name == null) {
            return null;
        }
        int end = names.end();
        if (!brief
                && (words.means(end, Lexicon.STREET) && !words.means(end, Lexicon.SHORT)
                        || manyStreets(at) && settlements.isTown(next))) {
            // «на площади Сиреневого бульвара», «на улицах Орска»
            return null;
        }
        boolean small = !words.capital(next) && words.isWord(next) && !brief;
        int from = ordinalBefore(at);
        if (from < at && Nominative.isAdjectival(Nominative.fold(name), type.gender())) {
            name = words.original(from) + "-" + NameReader.ending(type.gender()) + " " + name;
        }
        var street = new Street(name, type, null, Math.min(at, from), end, TYPED - lossBefore(at));
        Street housed = withHouse(street, WITH_HOUSE);
        return small
                        && housed.house() == null
                        && !words.means(next, Lexicon.FAMOUS)
                        && !words.endsWithAny(next, "ая", "ого", "ова", "ева", "ина", "ой")
                ? null
                : housed;
    }

    private boolean manyStreets(int type) {
        return words.endsWithAny(type, "лиц", "лицам", "лицах", "лицами");
    }

    private @Nullable Street area(int at, int next, StreetType type) {
        String name = null;
        int end = next;
        boolean quoted = words.opensQuote(next);
        int first = quoted ? next + 1 : next;
        if (words.isNumber(first)
                && words.length(first) <= 3
                && !words.means(first + 1, Lexicon.UNIT)
                && !(words.is(first + 1, '-') && words.isNumber(first + 2))) {
            name = words.original(first);
            end = first + 1;
            if (words.isWord(end) && words.length(end) == 1 && words.glued(first)) {
                name += Nominative.fold(words.original(end++));
            }
        } else if (words.isWord(first)
                && words.length(first) == 1
                && words.capital(first)
                && !words.is(first + 1, '.')) {
            name = words.original(first);
            end = first + 1;
        } else if (!isShop(at)
                && (words.capital(first)
                        || quoted
                        || words.endsWithAny(first, "ский", "цкий")
                        || words.endsWithAny(first, "ный", "вый") && words.kind(first + 1) != Words.WORD)
                && !words.means(first, Lexicon.FUNCTION | Lexicon.STREET | Lexicon.SETTLEMENT)) {
            name = settlements.isTown(first) ? null : names.at(next, NameReader.Mode.AFTER_TYPE, type);
            if (name == null && !settlements.isTown(first) && words.isWord(first)) {
                name = words.original(first);
                end = first + 1;
            } else if (name != null) {
                end = names.end();
            }
        }
        if (name == null) {
            return null;
        }
        if (quoted && words.isQuote(end)) {
            end++;
        }
        if (type == StreetType.GARDENS) {
            return new Street(Nominative.capital(name), type, null, at, end, AREA);
        }
        return withHouse(new Street(Nominative.capital(name), type, null, at, end, AREA), AREA_WITH_HOUSE);
    }

    /** «м-н» is a shop as often as a micro-district. */
    private boolean isShop(int at) {
        return words.startsWith(at, "м-н") || words.equals(at, "мн");
    }

    private @Nullable Street before(int at, StreetType type, boolean brief) {
        int name = at - 1;
        if (words.isQuote(name)
                || words.means(name - 1, Lexicon.SETTLEMENT) && !words.means(name - 1, Lexicon.FUNCTION)
                || words.is(name - 1, '.') && words.means(name - 2, Lexicon.SETTLEMENT)) {
            return null;
        }
        if (type.isArea() && (words.isNumber(name) || words.means(name, Lexicon.ORDINAL_ENDING))) {
            return numberedArea(at, type);
        }
        if (!words.isWord(name)
                || words.means(name, Lexicon.FUNCTION | Lexicon.ADDRESS | Lexicon.STREET | Lexicon.SETTLEMENT)
                || type == StreetType.GARDENS) {
            return null;
        }
        String folded = Nominative.fold(words.original(name));
        int ordinal = ordinalBefore(name);
        int next = brief && words.is(at + 1, '.') ? at + 2 : at + 1;
        if (Nominative.isAdjectival(folded, type.gender())) {
            boolean small = !words.capital(name);
            if (words.means(name, Lexicon.NO_STREET) && (small || startsSentence(name)) && ordinal == name) {
                return null;
            }
            if (small && ordinal == name && !smallBefore(name, next)) {
                return null;
            }
            if (startsSentence(name)
                    && Nominative.ends(folded, "ой", "ей")
                    && names.at(next, NameReader.Mode.LOOSE, null) != null) {
                return null;
            }
            String word = Nominative.capital(nominative.adjective(words.original(name), type.gender()));
            int from = ordinal;
            if (ordinal < name) {
                word = words.original(ordinal) + "-" + NameReader.ending(type.gender()) + " " + word;
            } else if (words.capital(name - 1)
                    && !words.means(name - 1, Lexicon.NO_STREET | Lexicon.FUNCTION | Lexicon.SETTLEMENT)
                    && Nominative.isAdjectival(Nominative.fold(words.original(name - 1)), type.gender())) {
                from = name - 1;
                word = Nominative.capital(nominative.adjective(words.original(from), type.gender())) + " " + word;
            }
            int score = type.isArea() ? AREA : TYPED;
            return withHouse(
                    new Street(
                            word,
                            type,
                            null,
                            from,
                            brief && words.is(at + 1, '.') ? at + 2 : at + 1,
                            score - lossBefore(from)),
                    type.isArea() ? AREA_WITH_HOUSE : WITH_HOUSE);
        }
        return type.isArea() ? null : genitiveBefore(at, name, type, brief);
    }

    /** «Ленина ул., 5», «50 лет Октября улица, 96»: the order of directories, with a house behind. */
    private @Nullable Street genitiveBefore(int at, int name, StreetType type, boolean brief) {
        if (!words.capital(name) || words.means(name, Lexicon.NO_STREET) && !words.means(name, Lexicon.MONTH)) {
            return null;
        }
        int from = name;
        if (words.means(name - 1, Lexicon.YEARS) && words.isNumber(name - 2)) {
            from = name - 2;
        } else if (words.means(name, Lexicon.MONTH) && words.isNumber(name - 1)) {
            from = name - 1;
        } else if (words.capital(name - 1) && words.means(name - 1, Lexicon.LEADER)) {
            from = name - 1;
        }
        String found = names.at(from, NameReader.Mode.AFTER_SHORT_TYPE, type);
        if (found == null || names.end() != at) {
            return null;
        }
        var street = new Street(found, type, null, from, brief && words.is(at + 1, '.') ? at + 2 : at + 1, TYPED);
        Street housed = withHouse(street, WITH_HOUSE);
        boolean nothingBehind = !words.capital(street.end()) && !words.isNumber(street.end());
        return housed.house() != null || brief && nothingBehind ? housed : null;
    }

    private @Nullable Street numberedArea(int at, StreetType type) {
        int number = ordinalBefore(at);
        number = number < at ? number : at - 1;
        return words.isNumber(number) && words.length(number) <= 3
                ? withHouse(
                        new Street(
                                words.original(number),
                                type,
                                null,
                                number,
                                words.means(at, Lexicon.SHORT) && words.is(at + 1, '.') ? at + 2 : at + 1,
                                AREA),
                        AREA_WITH_HOUSE)
                : null;
    }

    /** The number of an ordinal that ends before this word; the word itself where there is none. */
    private int ordinalBefore(int word) {
        if (words.means(word - 1, Lexicon.ORDINAL_ENDING) && words.length(word - 1) <= 3) {
            if (words.is(word - 2, '-') && words.isNumber(word - 3)) {
                return word - 3;
            }
            if (words.isNumber(word - 2) && words.glued(word - 2)) {
                return word - 2;
            }
        }
        return word;
    }

    private boolean smallBefore(int name, int next) {
        if (words.means(name, Lexicon.NO_STREET)) {
            return false;
        }
        return words.endsWithAny(name, "ской", "ская", "скую", "ского", "скому", "ском", "ский", "ское")
                || houses.after(next) != null;
    }

    private boolean startsSentence(int at) {
        return at == 0
                || words.kind(at - 1) == Words.LINE
                || words.is(at - 1, '.')
                || words.is(at - 1, '!')
                || words.is(at - 1, '?');
    }

    /** A street without a word for its type, by its house or by its name's ending. */
    @Nullable
    Street loose(int at, boolean afterSettlement) {
        boolean number = words.isNumber(at);
        if (!number
                && words.means(
                        at,
                        Lexicon.NO_STREET | Lexicon.FUNCTION | Lexicon.STREET | Lexicon.SETTLEMENT | Lexicon.MONTH)) {
            return null;
        }
        boolean small = !number && !words.capital(at);
        int preposition = words.equals(at - 1, "всей") ? at - 2 : at - 1;
        boolean trigger = words.means(preposition, Lexicon.ON | Lexicon.ALONG);
        boolean building = words.means(at - 1, Lexicon.BUILDING | Lexicon.ADDRESS) || words.equals(at - 1, "между");
        boolean listed = words.is(at - 1, ',')
                || words.is(at - 1, ':')
                || words.is(at - 1, '(')
                || startsSentence(at)
                || afterSettlement;
        boolean leader = small && words.means(at, Lexicon.LEADER) && words.capital(at + 1);
        small &= !leader;
        if (small && !trigger && !building && !listed || words.means(at - 1, Lexicon.STREET)) {
            return null;
        }
        String name = names.at(at, NameReader.Mode.LOOSE, null);
        if (name == null) {
            return null;
        }
        int end = names.end();
        int last = end - 1;
        if (!number && (small ? !shapes.smallName(last, building) : !shapes.looksLikeStreet(last))) {
            return null;
        }
        var street = new Street(name, null, null, at, end, LOOSE - FROM_LOSS);
        Street housed = withHouse(street, 0);
        boolean inSentence =
                !trigger && !building && !listed && words.isWord(at - 1) && !words.means(at - 1, Lexicon.FUNCTION);
        if (inSentence && !number && !shapes.nameInSentence(last)) {
            return null;
        }
        if (housed.house() != null && !names(housed)) {
            int gain = leadsThere(building ? at - 2 : at - 1) ? WITH_HOUSE - DIRECTION_LOSS : WITH_HOUSE;
            return housed.scored(TYPED + gain - (small ? SMALL_LOSS : 0));
        }
        if (small || startsSentence(at)) {
            return null;
        }
        boolean stop = words.startsWith(at - (words.isQuote(at - 1) ? 2 : 1), "остановк");
        if (stop && words.endsWithAny(last, "ая", "ского") && at == last) {
            return street.scored(ENOUGH);
        }
        if (!number && words.length(at) == 1 && (trigger || words.equals(at - 1, "с"))) {
            return street.scored(LOOSE);
        }
        if (trigger && !shapes.isComplaint(preposition - 1) && shapes.standsAlone(at, last)) {
            return street.scored(LOOSE);
        }
        return number ? street.scored(words.capital(at + 3) || trigger ? LOOSE : 0) : null;
    }

    private boolean leadsThere(int at) {
        return words.equals(at, "до") || words.equals(at, "от") || words.equals(at, "к");
    }

    private boolean names(Street street) {
        return words.is(street.from() - 1, '№');
    }

    /** A street of any writing that begins there, for crossings. */
    @Nullable
    Street any(int at) {
        for (int type = at; type <= at + 3 && words.kind(type) != Words.NONE; type++) {
            if (words.means(type, Lexicon.STREET)) {
                Street typed = typed(type);
                if (typed != null && typed.from() <= at + (words.isQuote(at) ? 1 : 0)) {
                    return typed.from() < at ? null : typed;
                }
            }
        }
        if (words.means(at, Lexicon.FUNCTION | Lexicon.NO_STREET) && !words.means(at, Lexicon.MONTH)) {
            return null;
        }
        String name = names.at(at, words.isNumber(at) ? NameReader.Mode.AFTER_SHORT_TYPE : NameReader.Mode.LOOSE, null);
        if (name == null
                || !words.isNumber(at)
                        && !words.capital(at)
                        && !words.means(names.end() - 1, Lexicon.FAMOUS)
                        && !words.endsWithAny(names.end() - 1, "ова", "ева", "ина", "ой", "ого")) {
            return null;
        }
        return new Street(name, null, null, at, names.end(), LOOSE);
    }

    private int lossBefore(int at) {
        int i = at - 1;
        if (words.equals(i, "сторону") || words.startsWith(i, "направлени")) {
            return DIRECTION_LOSS;
        }
        return words.equals(i, "от") || words.equals(i, "до") || words.equals(i, "из") ? FROM_LOSS : 0;
    }

    private Street withHouse(Street street, int gain) {
        String house = houses.after(street.end());
        return house == null ? street : street.with(house, houses.end(), gain);
    }
}
