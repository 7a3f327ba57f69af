package otklik.classify.place;

import java.util.Locale;

/** Puts names of streets and settlements into the nominative by their endings, where no gazetteer knows them. */
final class Nominative {
    private final Lexicon lexicon;

    Nominative(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Small letters, ё as е; as long as the word. Character by character: a string's own way to small letters takes time by the square of
     * the length for «İ» and «Σ», and a "word" may be a whole message.
     */
    static String fold(String word) {
        char[] folded = word.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char small = Character.toLowerCase(folded[i]);
            folded[i] = small == 'ё' ? 'е' : small;
        }
        return new String(folded);
    }

    /** A word with a capital first letter, the rest as they are. */
    static String capital(String word) {
        return word.isEmpty() || Character.isUpperCase(word.charAt(0))
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Whether the word, folded, looks like an adjective that stands in the nominative or may be put there. */
    static boolean isAdjectival(String folded, Gender gender) {
        if (folded.length() < 4) {
            return false;
        }
        return switch (gender) {
            case FEMININE -> ends(folded, "ая", "яя", "ой", "ей", "ую", "юю");
            case MASCULINE ->
                ends(folded, "ый", "ий", "ой", "ого", "его", "ому", "ему", "ом", "ем", "ым", "им")
                        && !ends(folded, "дом", "том");
            case NEUTER -> ends(folded, "ое", "ее", "ого", "его", "ому", "ему", "ом", "ем", "ым", "им");
            case PLURAL -> ends(folded, "ые", "ие", "ых", "их", "ым", "им", "ыми", "ими");
        };
    }

    /** An adjective of a street's or settlement's name in the nominative of a gender; other words stay. */
    String adjective(String word, Gender gender) {
        String folded = fold(word);
        if (!isAdjectival(folded, gender)) {
            return word;
        }
        int ending = ends(folded, "ого", "его", "ому", "ему", "ыми", "ими") ? 3 : 2;
        String stem = word.substring(0, word.length() - ending);
        char vowel = folded.charAt(folded.length() - ending);
        char before = folded.charAt(folded.length() - ending - 1);
        boolean soft = vowel == 'е' || vowel == 'ю' || vowel == 'я' || vowel == 'и' && before == 'н';
        boolean hissing = "жшчщ".indexOf(before) >= 0;
        soft &= !hissing;
        return switch (gender) {
            case FEMININE -> stem + (soft ? "яя" : "ая");
            case NEUTER -> stem + (soft || hissing && vowel == 'е' ? "ее" : "ое");
            case PLURAL -> stem + (vowel == 'и' ? "ие" : "ые");
            case MASCULINE -> ends(folded, "ый", "ий", "ой") ? word : stem + masculine(folded, ending, soft, before);
        };
    }

    private String masculine(String folded, int ending, boolean soft, char before) {
        if (soft || "кгхжшчщ".indexOf(before) >= 0) {
            return STRESSED_SK.contains(folded.substring(0, folded.length() - ending) + ' ') ? "ой" : "ий";
        }
        String stem = folded.substring(0, folded.length() - ending) + ' ';
        return STRESSED.contains(' ' + stem) ? "ой" : "ый";
    }

    /** Stems of adjectives with the stress on the ending, each between spaces. */
    private static final String STRESSED =
            " полев степн лугов берегов трудов мостов речн лесн кольцев портов путев кругов кривн ключев боев рядов"
                    + " земляни землян прям крив кос глух сенн конн больш запасн окружн угл углов дворов узлов краев"
                    + " грозов лучев передов родов цехов морск блочн ручн скальн объездн проходн ветров лобов"
                    + " верхов низов роднич выездн молод золот голуб радов ";

    private static final String STRESSED_SK =
            " донск морск городск заводск тверск ямск сух волжск-донск мужск глух больш ";

    /**
     * The name after a word for a street in the feminine: «на улице Автодромной» is Автодромная, «на улице Терешковой»
     * stays.
     */
    String afterFeminine(String word) {
        String folded = fold(word);
        if (folded.length() < 5 || !ends(folded, "ой", "ей", "ую", "юю")) {
            return word;
        }
        int meaning = lexicon.meaning(folded);
        if ((meaning & Lexicon.FEMALE_SURNAME) != 0) {
            return word;
        }
        boolean surname = ends(folded, "овой", "евой", "иной", "ыной") && (meaning & Lexicon.ADJECTIVE_OV) == 0;
        boolean noun = folded.endsWith("ей") && !ends(folded, "ней", "жей", "щей", "чей", "шей");
        return surname || noun || ends(folded, "телей", "арей") ? word : adjective(word, Gender.FEMININE);
    }

    /** A settlement's name that no gazetteer knows, as it stands after a preposition or beside a word for its type. */
    String settlement(String word, SettlementType type, boolean typed) {
        String w = fold(word);
        int n = w.length();
        if (ends(w, "ском", "цком", "ского", "цкого", "скому", "цкому", "ным", "ском")) {
            return adjective(word, typed ? type.gender() : Gender.MASCULINE);
        }
        if (ends(w, "ном", "вом", "ного", "вого", "лом", "дом", "тому") && n > 5) {
            return adjective(word, typed ? type.gender() : Gender.NEUTER);
        }
        if (ends(w, "ской", "цкой", "ной") && typed && type == SettlementType.HAMLET) {
            return adjective(word, Gender.FEMININE);
        }
        if (ends(w, "ове", "еве", "ине", "ыне") && n > 4) {
            return word.substring(0, n - 1) + (typed && type == SettlementType.CITY ? "" : "о");
        }
        if (ends(w, "ске", "цке", "граде", "городе", "бурге", "ска", "цка", "града", "города", "бурга") && n > 5) {
            return word.substring(0, n - 1);
        }
        if (ends(w, "ову", "еву", "ину")) {
            return word.substring(0, n - 1) + "о";
        }
        if (ends(
                        w, "ке", "ве", "не", "ре", "де", "те", "ле", "ме", "бе", "ге", "хе", "ше", "ще", "же", "че",
                        "зе", "се", "пе")
                && n > 3) {
            boolean cluster = "аеиоуыэюя".indexOf(w.charAt(n - 3)) < 0;
            boolean feminine = cluster || ends(w, "ке", "хе", "ше", "че") || typed && type == SettlementType.HAMLET;
            return word.substring(0, n - 1) + (feminine ? "а" : masculineNoun(typed, type));
        }
        if (ends(w, "овки", "евки", "инки", "ички", "янки")) {
            return word.substring(0, n - 1) + "а";
        }
        if (n > 3 && ends(w, "ку", "ву", "ну", "ду", "ху")) {
            return word.substring(0, n - 1) + "а";
        }
        if (ends(w, "ах", "ях") && n > 4) {
            return word.substring(0, n - 2) + ("гкхжшчщ".indexOf(w.charAt(n - 3)) >= 0 || w.endsWith("ях") ? "и" : "ы");
        }
        return word;
    }

    private static String masculineNoun(boolean typed, SettlementType type) {
        return typed && type == SettlementType.VILLAGE ? "а" : "";
    }

    static boolean ends(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
