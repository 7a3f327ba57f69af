package otklik.classify.place;

import org.jspecify.annotations.Nullable;

/** Reads the name of a street that begins at a word, and puts it into the nominative. */
final class NameReader {
    /** How sure it is that a street's name begins there. */
    enum Mode {
        /** After a word for a street's type in full. */
        AFTER_TYPE,
        /** After an abbreviated type, which is followed by a name and by nothing else. */
        AFTER_SHORT_TYPE,
        /** Without a word for a type. */
        LOOSE
    }

    private static final int MOST_WORDS = 4;
    private static final int LAST_NUMBER = 2000;

    private final Words words;
    private final Nominative nominative;
    private int end;

    NameReader(Words words, Nominative nominative) {
        this.words = words;
        this.nominative = nominative;
    }

    /** Index behind the name that was read last, its closing quotation mark included. */
    int end() {
        return end;
    }

    /** The name, in the nominative for a street of this type; null where none begins there. */
    @Nullable
    String at(int from, Mode mode, @Nullable StreetType type) {
        int at = from;
        boolean quoted = mode != Mode.LOOSE && words.opensQuote(at);
        if (quoted) {
            at++;
        }
        if (words.equals(at, "им") || words.equals(at, "имени")) {
            at += words.is(at + 1, '.') ? 2 : 1;
        }
        String name = words.isNumber(at) ? numeric(at, mode, type) : named(at, mode, type, quoted);
        if (name != null && quoted && words.isQuote(end)) {
            end++;
        }
        return name;
    }

    private @Nullable String numeric(int at, Mode mode, @Nullable StreetType type) {
        int value = words.value(at);
        if (value == 0 || value > LAST_NUMBER) {
            return null;
        }
        boolean hyphen = words.is(at + 1, '-');
        int next = hyphen ? at + 2 : at + 1;
        if (words.means(next, Lexicon.YEARS)) {
            return years(at, next, hyphen || words.startsWith(next, "лети"));
        }
        boolean ordinal = words.means(next, Lexicon.ORDINAL_ENDING)
                && (hyphen || words.glued(at) || mode != Mode.LOOSE)
                && words.length(next) <= 3;
        if (ordinal && words.means(next + 1, Lexicon.MONTH)) {
            end = next + 2;
            return value + " " + Nominative.capital(words.original(next + 1));
        }
        if (ordinal) {
            return ordinal(at, next + 1, type, mode);
        }
        if (words.means(next, Lexicon.MONTH) && !hyphen && value <= 31) {
            if (mode == Mode.LOOSE && !words.capital(next)) {
                return null;
            }
            end = next + 1;
            return value + " " + Nominative.capital(words.original(next));
        }
        if (mode == Mode.LOOSE
                && !hyphen
                && value < 10
                && words.means(at - 1, Lexicon.ON | Lexicon.ALONG)
                && words.capital(next)
                && words.endsWithAny(next, "ской", "ной", "вой")) {
            return ordinal(at, next, type, mode);
        }
        if (mode == Mode.LOOSE || hyphen) {
            return null;
        }
        if (words.equals(next, "года") && value > 1800) {
            end = next + 1;
            return value + " года";
        }
        if (words.capital(next) && words.endsWith(next, "ая")) {
            end = next + 1;
            return value + " " + words.original(next);
        }
        if (words.endsWith(next, "ационала")) {
            end = next + 1;
            return value + " " + Nominative.capital(words.original(next));
        }
        if (words.capital(next)
                && words.endsWithAny(next, "ых", "их", "ов", "ев", "ей")
                && !words.means(next, Lexicon.FUNCTION)) {
            String rest = named(next, mode, type, false);
            return rest == null ? null : value + " " + rest;
        }
        return null;
    }

    private @Nullable String years(int at, int years, boolean letia) {
        int last = years + 1;
        if (!words.isWord(last) || words.means(last, Lexicon.FUNCTION)) {
            return null;
        }
        if (words.means(last, Lexicon.LEADER) || words.endsWithAny(last, "ого", "ой") && words.isWord(last + 1)) {
            last++;
        }
        end = last + 1;
        return words.value(at) + (letia ? "-летия " : " лет ") + capitals(years + 1, last);
    }

    private @Nullable String ordinal(int at, int word, @Nullable StreetType type, Mode mode) {
        if (!words.isWord(word)
                || words.means(word, Lexicon.FUNCTION | Lexicon.UNIT | Lexicon.SETTLEMENT)
                        && !words.means(word, Lexicon.NAME_NOUN)) {
            return null;
        }
        boolean noun = words.means(word, Lexicon.NAME_NOUN);
        if (words.means(word, Lexicon.STREET) || mode == Mode.LOOSE && !noun && !words.capital(word)) {
            return null;
        }
        end = word + 1;
        String folded = Nominative.fold(words.original(word));
        if (noun) {
            boolean neuter = folded.startsWith("кол");
            return words.original(at)
                    + (neuter ? "-е " : "-я ")
                    + (folded.startsWith("лин") ? "Линия" : Nominative.capital(words.original(word)));
        }
        Gender gender = type != null && !Nominative.ends(folded, "ый", "ий") ? type.gender() : genderOf(folded);
        return words.original(at) + "-" + ending(gender) + " "
                + Nominative.capital(nominative.adjective(words.original(word), gender));
    }

    static String ending(Gender gender) {
        return switch (gender) {
            case MASCULINE -> "й";
            case FEMININE -> "я";
            case NEUTER -> "е";
            case PLURAL -> "е";
        };
    }

    private static Gender genderOf(String folded) {
        return Nominative.ends(folded, "ая", "ой", "ую", "яя", "ей") ? Gender.FEMININE : Gender.MASCULINE;
    }

    private @Nullable String named(int at, Mode mode, @Nullable StreetType type, boolean quoted) {
        int initials = initials(at);
        if (initials > at) {
            end = initials + 1;
            return words.original(at, initials).replaceAll("\\.(?=\\p{L})", ". ");
        }
        if (!canBegin(at, mode, quoted)) {
            return null;
        }
        int last = at;
        while (last - at + 1 < MOST_WORDS && continues(last, quoted)) {
            last = ofDivision(last) > 0 ? ofDivision(last) : last + 1;
        }
        end = last + 1;
        return inflected(at, last, mode, type);
    }

    /** The surname after initials; the place itself where there are none. */
    private int initials(int at) {
        int i = at;
        while (words.capital(i) && words.length(i) == 1 && words.is(i + 1, '.') && i < at + 4) {
            i += 2;
        }
        return i > at && words.capital(i) && words.length(i) > 2 ? i : at;
    }

    private boolean canBegin(int at, Mode mode, boolean quoted) {
        if (!words.isWord(at) || words.means(at, Lexicon.FUNCTION | Lexicon.SETTLEMENT | Lexicon.ADDRESS)) {
            return false;
        }
        boolean embankment = words.startsWith(at, "набережн") || words.startsWith(at, "площадн");
        if (words.means(at, Lexicon.STREET) && !embankment || words.means(at, Lexicon.HOUSE)) {
            return false;
        }
        if (words.length(at) < 3) {
            return false;
        }
        if (quoted || words.capital(at)) {
            return mode == Mode.LOOSE
                    ? !words.means(at, Lexicon.UNIT)
                    : mode != Mode.AFTER_TYPE
                            || !words.means(at, Lexicon.NO_STREET)
                            || hasNameEnding(at)
                            || words.capital(at + 1);
        }
        if (words.means(at, Lexicon.NO_STREET | Lexicon.UNIT | Lexicon.MONTH)) {
            return false;
        }
        return mode == Mode.AFTER_SHORT_TYPE || hasNameEnding(at);
    }

    /** Endings of adjectives and of surnames in the genitive, long enough to be no verbs and adverbs. */
    boolean hasNameEnding(int at) {
        return words.means(at, Lexicon.FAMOUS)
                || words.length(at) > 4
                        && words.endsWithAny(
                                at, "ая", "ской", "цкой", "ной", "вой", "ского", "цкого", "ого", "его", "ова", "ева",
                                "ина", "ына", "ый", "ий", "ских", "ных", "ко", "телей", "ников", "иков", "истов",
                                "одежи", "беды", "ую");
    }

    private boolean continues(int last, boolean quoted) {
        if (ofDivision(last) > 0) {
            return true;
        }
        int next = last + 1;
        if (words.capital(next)
                && words.startsWith(next, "набережн")
                && words.endsWithAny(last, "яя", "ая", "ей", "ой")) {
            return true;
        }
        if (!words.isWord(next)
                || words.means(next, Lexicon.FUNCTION | Lexicon.HOUSE | Lexicon.ADDRESS)
                || words.means(next, Lexicon.STREET | Lexicon.SETTLEMENT)) {
            return false;
        }
        if (words.means(next, Lexicon.NAME_NOUN)
                && (words.endsWithAny(last, "ая", "ой", "ое", "ого", "ом", "ый", "ую") && words.length(last) > 3)) {
            return true;
        }
        if (words.means(last, Lexicon.LEADER)) {
            return words.length(next) > 2 && (words.capital(next) || !words.means(next, Lexicon.NO_STREET));
        }
        boolean plural = words.endsWithAny(last, "ых", "их") && words.length(last) > 3;
        if (plural && words.endsWithAny(next, "ов", "ев", "ей", "в", "зан", "ан")) {
            return words.capital(next) || !words.means(next, Lexicon.NO_STREET);
        }
        if (!words.capital(next)) {
            return quoted;
        }
        boolean size = words.startsWith(last, "верхн")
                || words.startsWith(last, "нижн")
                || words.startsWith(last, "больш")
                || words.startsWith(last, "мал")
                || words.startsWith(last, "нов")
                || words.startsWith(last, "стар")
                || words.startsWith(last, "красн")
                || words.startsWith(last, "зелен")
                || words.startsWith(last, "средн")
                || words.startsWith(last, "серебр")
                || words.startsWith(last, "ближн")
                || words.startsWith(last, "дальн");
        return quoted
                || size
                        && words.endsWithAny(
                                last, "яя", "ая", "ой", "ей", "ый", "ий", "ое", "ее", "ые", "ие", "ого", "ом")
                        && words.length(last) < 10
                || words.endsWith(last, "бы") && words.endsWith(next, "дов");
    }

    /** The last word of «9-й Дивизии» after «Бойцов»; 0 where there is none. */
    private int ofDivision(int last) {
        if (!words.isNumber(last + 1)) {
            return 0;
        }
        int i = last + 2;
        if (words.is(i, '-')) {
            i++;
        }
        if (words.means(i, Lexicon.ORDINAL_ENDING) && words.length(i) <= 3) {
            i++;
        }
        boolean named = words.means(i, Lexicon.NAME_NOUN) && words.endsWithAny(i, "ии")
                || words.endsWith(last, "ия") && words.means(i, Lexicon.MONTH);
        return named ? i : 0;
    }

    private String inflected(int at, int last, Mode mode, @Nullable StreetType type) {
        if (at == last) {
            String word = words.original(at);
            return Nominative.capital(afterType(word, mode, type));
        }
        String end = Nominative.fold(words.original(last));
        boolean feminine = type == null || type.gender() == Gender.FEMININE;
        boolean leader = words.means(at, Lexicon.LEADER);
        if (!leader && feminine && Nominative.ends(end, "ой", "ей", "ую") && words.endsWithAny(at, "ой", "ей", "ую")) {
            var name = new StringBuilder();
            for (int i = at; i <= last; i++) {
                name.append(i > at ? " " : "")
                        .append(Nominative.capital(nominative.adjective(words.original(i), Gender.FEMININE)));
            }
            return name.toString();
        }
        return capitals(at, last);
    }

    private String afterType(String word, Mode mode, @Nullable StreetType type) {
        if (type == null || type.gender() == Gender.FEMININE) {
            String name = nominative.afterFeminine(word);
            String folded = Nominative.fold(word);
            boolean masculine = type == null
                    && mode == Mode.LOOSE
                    && Nominative.ends(folded, "ском", "цком", "ному", "ному", "скому", "ном", "вом");
            return masculine ? nominative.adjective(word, Gender.MASCULINE) : name;
        }
        String folded = Nominative.fold(word);
        boolean dative =
                Nominative.ends(folded, "ому", "ему", "ном", "вом", "ском", "цком", "шем", "ным", "вым", "ским");
        boolean genitive = Nominative.ends(folded, "ного", "вого", "чего") && folded.length() > 5;
        return dative || genitive ? nominative.adjective(word, type.gender()) : word;
    }

    private String capitals(int from, int last) {
        var name = new StringBuilder();
        for (int i = from; i <= last; i++) {
            boolean glue = i > from && (words.glued(i - 1) || words.is(i, '-') || words.is(i - 1, '-'));
            name.append(i == from || glue ? "" : " ");
            boolean big = i == from || i == last || words.capital(i);
            name.append(
                    big && !words.means(i, Lexicon.ORDINAL_ENDING)
                            ? Nominative.capital(words.original(i))
                            : words.original(i));
        }
        return name.toString();
    }
}
