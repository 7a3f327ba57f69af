package otklik.ingest.open311;

import java.util.regex.Pattern;

/**
 * What staff wrote to one citizen, fit for anybody: without the greeting, which has his name, and without what looks like a name, a
 * telephone number, an address of e-mail or a flat. Rather too much than too little: the citizen has the answer as it was written.
 */
final class PublicWords {
    private static final int MOST = 4_000;
    private static final String WORD = "[А-ЯЁ][а-яё]{1,30}";
    private static final Pattern GREETING = Pattern.compile("^\\s*(?:"
            + "(?iu:уважаем(?:ый|ая|ые|ое)|dear)(?![а-яёa-z])[^!,.:\\n]{0,100}"
            + "|(?iu:здравствуйте|добрый (?:день|вечер)|доброе утро|hello)(?:,? " + WORD + "){0,3}\\s{0,3}"
            + ")[!,.:\\n]\\s*");
    private static final String INITIALS = "[А-ЯЁ]\\. ?[А-ЯЁ]\\.";
    private static final Pattern NAME = Pattern.compile("(?:" + WORD + " )?" + WORD
            + " [А-ЯЁ][а-яё]{1,30}(?:вич|вн|ичн|ьич|мич)[а-яё]{0,3}(?: " + WORD + ")?(?![а-яё])|" + INITIALS + " ?"
            + WORD
            + "|" + WORD + " " + INITIALS);
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?:\\+?7|8)?[ (-]{0,2}\\d{3,5}[ )-]{0,2}\\d{1,3}[ -]?\\d{2}[ -]?\\d{2}(?!\\d)");
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}");
    private static final Pattern FLAT = Pattern.compile(
            "(?<![а-яё])кв(?:артир[а-я]{1,3}|\\.)? ?№? ?\\d{1,4}", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PublicWords() {}

    static String of(String written) {
        String words = written.length() > MOST ? cut(written) : written;
        words = GREETING.matcher(words).replaceFirst("");
        words = GREETING.matcher(words).replaceFirst("");
        words = EMAIL.matcher(words).replaceAll("<EMAIL>");
        words = PHONE.matcher(words).replaceAll("<PHONE>");
        words = FLAT.matcher(words).replaceAll("<FLAT>");
        return NAME.matcher(words).replaceAll("<NAME>").strip();
    }

    /** At most as many characters as GeoReport v2 allows, none of them halved. */
    static String cut(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
    }
}
