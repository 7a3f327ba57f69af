package otklik.classify.category;

/**
 * Light stemming of Russian: takes off endings of cases and numbers, after Dolamic and Savoy, «Indexing and searching strategies for the
 * Russian language» (JASIST 60, 2009), the algorithm that Lucene's RussianLightStemFilter follows too.
 */
public final class LightStem {
    private static final String[] FOUR = {"иями", "оями"};
    private static final String[] THREE = {
        "иям", "иях", "оях", "ями", "оям", "оьв", "ами", "его", "ему", "ери", "ими", "ого", "ому", "ыми", "оев"
    };
    private static final String[] TWO = {
        "ая", "яя", "ях", "юю", "ах", "ею", "их", "ия", "ию", "ьв", "ою", "ую", "ям", "ых", "ея", "ам", "ем", "ей",
        "ев", "ий", "им", "ое", "ой", "ом", "ов", "ые", "ый", "ым", "ми"
    };

    private LightStem() {}

    /** The length of the stem of the word in {@code s[from, from + length)}, lower case, ё as е. */
    public static int stem(char[] s, int from, int length) {
        int n = withoutEnding(s, from, length);
        return n > 3 ? withoutSoftness(s, from, n) : n;
    }

    private static int withoutEnding(char[] s, int from, int n) {
        if (n > 6 && endsWithAny(s, from, n, FOUR)) {
            return n - 4;
        }
        if (n > 5 && endsWithAny(s, from, n, THREE)) {
            return n - 3;
        }
        if (n > 4 && endsWithAny(s, from, n, TWO)) {
            return n - 2;
        }
        if (n > 3) {
            return switch (s[from + n - 1]) {
                case 'ь', 'и', 'ы', 'е', 'й', 'я', 'у', 'о', 'а', 'ю' -> n - 1;
                default -> n;
            };
        }
        return n;
    }

    private static int withoutSoftness(char[] s, int from, int n) {
        return switch (s[from + n - 1]) {
            case 'ь', 'и' -> n - 1;
            case 'н' -> s[from + n - 2] == 'н' ? n - 1 : n;
            default -> n;
        };
    }

    private static boolean endsWithAny(char[] s, int from, int n, String[] endings) {
        char last = s[from + n - 1];
        char next = s[from + n - 2];
        for (String ending : endings) {
            int length = ending.length();
            if (ending.charAt(length - 1) == last
                    && ending.charAt(length - 2) == next
                    && (length < 3 || ending.charAt(length - 3) == s[from + n - 3])
                    && (length < 4 || ending.charAt(length - 4) == s[from + n - 4])) {
                return true;
            }
        }
        return false;
    }
}
