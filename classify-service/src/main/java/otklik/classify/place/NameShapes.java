package otklik.classify.place;

/** Tells by the endings of words whether they may be a street's name where no word for its type stands beside them. */
final class NameShapes {
    private final Words words;

    NameShapes(Words words) {
        this.words = words;
    }

    /** In the middle of a sentence, where a capital letter begins other names too. */
    boolean nameInSentence(int last) {
        return words.means(last, Lexicon.FAMOUS | Lexicon.NAME_NOUN)
                || words.endsWithAny(
                        last, "ова", "ева", "ина", "ого", "ой", "ая", "ов", "ев", "их", "ых", "ко", "ей", "ия", "ка",
                        "та", "га", "да", "на");
    }

    /** «жалоба на Иванова» is about a person. */
    boolean isComplaint(int at) {
        return words.startsWith(at, "жалоб")
                || words.startsWith(at, "жалу")
                || words.startsWith(at, "заявлени")
                || words.startsWith(at, "обид");
    }

    /** In small letters, after «на» or «по», or after a word for a building. */
    boolean smallName(int last, boolean building) {
        if (words.means(last, Lexicon.NO_STREET | Lexicon.UNIT)) {
            return false;
        }
        return words.endsWithAny(
                        last, "ова", "ева", "ина", "ского", "цкого", "ской", "цкой", "ная", "ская", "ого", "вой", "ной",
                        "ков", "лов", "лей")
                || words.means(last, Lexicon.FAMOUS)
                || building && words.endsWithAny(last, "а", "я", "ы", "ов", "ей");
    }

    /** With a capital letter and a number behind. */
    boolean looksLikeStreet(int last) {
        if (words.isNumber(last) || words.means(last, Lexicon.NAME_NOUN | Lexicon.FAMOUS | Lexicon.MONTH)) {
            return true;
        }
        return words.length(last) > 2
                && !words.means(last, Lexicon.NO_STREET)
                && !words.allCapitals(last)
                && words.endsWithAny(
                        last, "а", "я", "ы", "и", "о", "ой", "ей", "ого", "его", "ов", "ев", "ин", "ых", "их", "ый",
                        "ий", "ое", "ом", "ую")
                && (!words.endsWithAny(last, "ла", "ли", "ло", "ся", "ти") || words.capital(last - 1));
    }

    /** A name without type and house, that is neither a person nor an adjective to what follows. */
    boolean standsAlone(int at, int last) {
        if (words.means(last, Lexicon.NO_STREET)) {
            return false;
        }
        if (words.means(last, Lexicon.FAMOUS)
                || words.endsWithAny(last, "ова", "ева", "ского", "цкого") && words.length(last) > 5
                || words.endsWithAny(last, "телей", "ников", "иков", "истов", "цов") && words.length(last) > 6
                || words.endsWithAny(last, "ина") && words.length(last) > 5 && !words.endsWith(last, "щина")) {
            return !words.means(last + 1, Lexicon.DISTRICT_NOUN);
        }
        if (at < last && words.means(at, Lexicon.LEADER)) {
            return true;
        }
        boolean adjective = words.endsWithAny(
                        last, "ской", "цкой", "ной", "вой", "ную", "скую", "вую", "ая", "ском", "цком", "ном", "вом")
                && words.length(last) > 5;
        return adjective && at == last && !agrees(last + 1);
    }

    /** Whether a word may be the noun of an adjective before it: a form of the dative or locative. */
    private boolean agrees(int noun) {
        if (!words.isWord(noun) || words.means(noun, Lexicon.FUNCTION)) {
            return false;
        }
        return words.capital(noun)
                || words.means(noun, Lexicon.DISTRICT_NOUN)
                || words.endsWithAny(noun, "е", "и", "ой", "ей", "ью", "у", "ю")
                        && !words.endsWithAny(noun, "ли", "ти", "ые", "ие", "ую", "юю");
    }
}
