package otklik.classify.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Texts that no citizen writes and somebody will send: pieces that tempt a pattern to look far ahead, repeated to any length. */
public final class HostileInputs {
    private static final String[][] PIECES = {
        {"one letter", "а"},
        {"one Latin letter", "a"},
        {"letters that look like digits", "О"},
        {"one digit", "1"},
        {"digits with spaces", "1 "},
        {"digits with hyphens", "1-"},
        {"digits with dots", "1."},
        {"card beginnings", "4111 "},
        {"phone beginnings", "8 912 "},
        {"plus seven", "+7"},
        {"brackets", "("},
        {"square brackets", "["},
        {"mention beginnings", "[id1|"},
        {"at signs", "@"},
        {"half addresses", "a@"},
        {"addresses without end", "a@a."},
        {"addresses in a row", "a@a.ru,"},
        {"spelled addresses", "a собака "},
        {"spelled dots", "a точка "},
        {"bracketed signs", "a[at]"},
        {"dots", "."},
        {"letters with dots", "a."},
        {"schemes", "http://"},
        {"paths", "a/"},
        {"www", "www."},
        {"underscores", "_"},
        {"flats", "кв. "},
        {"lists of flats", "кв 1,"},
        {"flats with and", "кв.5 и "},
        {"plural flats", "квартиры 1, "},
        {"streets", "ул. "},
        {"streets with ranges", "ул 5-"},
        {"houses", "д. 5-12, "},
        {"first names", "Иван "},
        {"patronymics", "Иванович "},
        {"names", "Иван Иванович "},
        {"names without spaces", "ИванИванович"},
        {"names with hyphens", "Иван-"},
        {"names with dots", "Иван."},
        {"initials", "И. "},
        {"initials without spaces", "А.Б."},
        {"capital letters", "А Б "},
        {"particles", "Али оглы "},
        {"quotes", "\""},
        {"guillemets", "«»"},
        {"honours", "улица маршала генерала "},
        {"titles", "директор театра "},
        {"number words", "восемь девять один "},
        {"zeros in words", "восемь ноль "},
        {"passports", "паспорт 5304 № "},
        {"phone words", "тел 5 "},
        {"masks", "<NAME> "},
        {"half masks", "<NAME"},
        {"angle brackets", "<"},
        {"tags", "<br><b>"},
        {"entities", "&amp;"},
        {"script", "<script>alert(1)</script>"},
        {"spaces", " "},
        {"line breaks", "\n"},
        {"tabs and returns", "\t\r\n"},
        {"zero-width spaces", "\u200B"},
        {"digits with zero-width spaces", "8\u200B"},
        {"combining marks", "и\u0306\u0301\u0301\u0301"},
        {"marks alone", "\u0301"},
        {"high surrogates", "\uD83D"},
        {"low surrogates", "\uDE00"},
        {"emoji", "\uD83D\uDE00"},
        {"family emoji", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"},
        {"mathematical digits", "\uD835\uDFD6"},
        {"right to left", "\u202Eאבג "},
        {"Arabic", "مرحبا "},
        {"Chinese", "你好"},
        {"Georgian", "გამარჯობა "},
        {"mixed alphabets", "Ивaн Ивaнoвич "},
        {"full width", "８９１２"},
        {"controls", "\u0000\u0001\u001F"},
        {"private use", "\uE000\uFFFF"},
        {"dotted capital I", "İ"},
        {"sharp s and ligatures", "ßﬁ"},
        {"long words", "превысокомногорассмотрительствующий"},
        {"different short words", "газ вода дом яма "},
        {"municipalities", "Оренбург Орск "},
        {"emergencies", "пожар горит газ взрыв "},
        {"kinds", "спасибо прошу почему предлагаю "},
        {"regex bomb", "aaaaaaaaaaaaaaaa!(a+)+$"},
        {"CSV", "\",;\"\","},
        {"JSON", "{\"a\":[{"}
    };

    private HostileInputs() {}

    /** The pieces by name, in a fixed order. */
    public static Map<String, String> pieces() {
        Map<String, String> pieces = new LinkedHashMap<>();
        for (String[] piece : PIECES) {
            pieces.put(piece[0], piece[1]);
        }
        return pieces;
    }

    /** Texts of {@code length} characters by name: each piece repeated, then all pieces mixed, then words that differ. */
    public static Map<String, String> texts(int length) {
        Map<String, String> texts = new LinkedHashMap<>();
        pieces().forEach((name, piece) ->
                texts.put(name, piece.repeat(length / piece.length() + 1).substring(0, length)));
        texts.put("all pieces mixed", mixed(length, new Random(1)));
        texts.put("words that differ", words(length, new Random(2)));
        texts.put("any characters", characters(length, new Random(3)));
        return texts;
    }

    private static String mixed(int length, Random random) {
        StringBuilder text = new StringBuilder(length + 64);
        while (text.length() < length) {
            text.append(PIECES[random.nextInt(PIECES.length)][1]);
        }
        return text.substring(0, length);
    }

    private static String words(int length, Random random) {
        StringBuilder text = new StringBuilder(length + 64);
        while (text.length() < length) {
            for (int n = 3 + random.nextInt(8); n > 0; n--) {
                text.append((char) ('а' + random.nextInt(32)));
            }
            text.append(' ');
        }
        return text.substring(0, length);
    }

    private static String characters(int length, Random random) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
