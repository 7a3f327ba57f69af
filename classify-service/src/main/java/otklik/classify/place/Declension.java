package otklik.classify.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The forms that a settlement's name takes, made from its nominative by its ending. It makes some forms that nobody
 * uses, which does no harm, for only those that stand in a text are found.
 */
final class Declension {
    static final int NOMINATIVE = 1;
    static final int GENITIVE = 2;
    static final int DATIVE = 4;
    static final int ACCUSATIVE = 8;
    static final int INSTRUMENTAL = 16;
    static final int LOCATIVE = 32;
    static final int ALL = 63;

    private static final int[] CASES = {NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, LOCATIVE};

    /**
     * One form.
     *
     * @param words small letters, е for ё
     * @param cases flags of the cases that look so
     */
    record Form(List<String> words, int cases) {}

    private Declension() {}

    /** All forms of a name of one word or more, the same words once. */
    static List<Form> of(List<String> name) {
        List<List<Form>> ofWords = new ArrayList<>();
        boolean noun = false;
        for (String word : name) {
            boolean fixed = noun && !isAdjective(word);
            ofWords.add(fixed ? List.of(new Form(List.of(word), ALL)) : ofWord(word));
            noun |= !isAdjective(word);
        }
        List<Form> forms = new ArrayList<>();
        for (int grammaticalCase : CASES) {
            combine(ofWords, 0, List.of(), grammaticalCase, forms);
        }
        return merged(forms);
    }

    private static void combine(
            List<List<Form>> ofWords, int at, List<String> before, int grammaticalCase, List<Form> into) {
        if (at == ofWords.size()) {
            into.add(new Form(before, grammaticalCase));
            return;
        }
        for (Form form : ofWords.get(at)) {
            if ((form.cases() & grammaticalCase) != 0) {
                List<String> words = new ArrayList<>(before);
                words.addAll(form.words());
                combine(ofWords, at + 1, words, grammaticalCase, into);
            }
        }
    }

    private static List<Form> merged(List<Form> forms) {
        var byWords = new LinkedHashMap<List<String>, Integer>();
        forms.forEach(form -> byWords.merge(form.words(), form.cases(), (a, b) -> a | b));
        return byWords.entrySet().stream()
                .map(e -> new Form(e.getKey(), e.getValue()))
                .toList();
    }

    static boolean isAdjective(String word) {
        return word.length() > 3
                && (word.endsWith("ая")
                        || word.endsWith("яя")
                        || word.endsWith("ое")
                        || word.endsWith("ее")
                        || word.endsWith("ый")
                        || word.endsWith("ий")
                        || word.endsWith("ой")
                        || word.endsWith("ые")
                        || word.endsWith("ие") && !word.endsWith("тие"));
    }

    private static List<Form> ofWord(String word) {
        int na = word.indexOf("-на-");
        if (na > 0) {
            return ofWord(word.substring(0, na)).stream()
                    .map(f -> new Form(List.of(f.words().getFirst() + word.substring(na)), f.cases()))
                    .toList();
        }
        var forms = new Forms(word);
        int n = word.length();
        String shorter = word.substring(0, Math.max(0, n - 2));
        String one = word.substring(0, Math.max(0, n - 1));
        char last = word.charAt(n - 1);
        if (isAdjective(word)) {
            forms.adjective(shorter, word.substring(n - 2));
        } else if (last == 'а' || last == 'я') {
            forms.firstDeclension(one, last);
        } else if (last == 'о') {
            forms.add(word, ALL).masculine(one, "ом");
        } else if (last == 'е') {
            forms.add(word, ALL).add(one + "я", GENITIVE).add(one + "ю", DATIVE).add(one + "ем", INSTRUMENTAL);
        } else if (last == 'и' || last == 'ы') {
            forms.plural(one);
        } else if (last == 'ь') {
            forms.add(word, NOMINATIVE | ACCUSATIVE)
                    .add(one + "и", GENITIVE | DATIVE | LOCATIVE)
                    .add(word + "ю", INSTRUMENTAL)
                    .soft(one);
        } else if (last == 'й') {
            forms.add(word, NOMINATIVE | ACCUSATIVE).soft(one);
        } else if (last == 'у' || last == 'ю' || last == 'э') {
            forms.add(word, ALL);
        } else {
            forms.add(word, NOMINATIVE | ACCUSATIVE).masculine(word, "ом");
            if (n > 3 && (word.endsWith("ец") || word.endsWith("ок") || word.endsWith("ек") || word.equals("орел"))) {
                forms.masculine(shorter + last, last == 'ц' ? "ем" : "ом");
            }
        }
        return forms.list;
    }

    private static final class Forms {
        private final List<Form> list = new ArrayList<>();
        private final String word;

        Forms(String word) {
            this.word = word;
        }

        Forms add(String form, int cases) {
            list.add(new Form(List.of(form), cases));
            return this;
        }

        Forms masculine(String stem, String instrumental) {
            add(stem + "а", GENITIVE).add(stem + "у", DATIVE).add(stem + "е", LOCATIVE);
            add(stem + instrumental, INSTRUMENTAL);
            if (stem.endsWith("ов") || stem.endsWith("ев") || stem.endsWith("ин") || stem.endsWith("ын")) {
                add(stem + "ым", INSTRUMENTAL);
            }
            return this;
        }

        Forms soft(String stem) {
            return add(stem + "я", GENITIVE)
                    .add(stem + "ю", DATIVE)
                    .add(stem + "ем", INSTRUMENTAL)
                    .add(stem + "е", LOCATIVE);
        }

        void firstDeclension(String stem, char last) {
            char before = stem.charAt(stem.length() - 1);
            add(word, NOMINATIVE);
            if (last == 'а') {
                add(stem + ("гкхжшчщ".indexOf(before) >= 0 ? "и" : "ы"), GENITIVE);
                add(stem + "у", ACCUSATIVE).add(stem + "ой", INSTRUMENTAL).add(stem + "ей", INSTRUMENTAL);
                add(stem + "е", DATIVE | LOCATIVE);
            } else {
                add(stem + "и", GENITIVE).add(stem + "ю", ACCUSATIVE).add(stem + "ей", INSTRUMENTAL);
                add(stem + (before == 'и' ? "и" : "е"), DATIVE | LOCATIVE);
            }
        }

        void plural(String stem) {
            add(word, NOMINATIVE | ACCUSATIVE);
            for (String ending : new String[] {"ов", "ев", "ей", ""}) {
                add(stem + ending, GENITIVE);
            }
            for (char vowel : new char[] {'а', 'я'}) {
                add(stem + vowel + "м", DATIVE).add(stem + vowel + "ми", INSTRUMENTAL);
                add(stem + vowel + "х", LOCATIVE);
            }
        }

        void adjective(String stem, String ending) {
            boolean soft = ending.charAt(0) == 'е' || ending.equals("яя") || stem.endsWith("н") && ending.equals("ий");
            switch (ending) {
                case "ая", "яя" -> {
                    add(word, NOMINATIVE);
                    add(stem + (soft ? "ей" : "ой"), GENITIVE | DATIVE | INSTRUMENTAL | LOCATIVE);
                    add(stem + (soft ? "юю" : "ую"), ACCUSATIVE);
                }
                case "ые", "ие" -> {
                    char vowel = ending.charAt(0);
                    add(word, NOMINATIVE | ACCUSATIVE).add(stem + vowel + "х", GENITIVE | LOCATIVE);
                    add(stem + vowel + "м", DATIVE).add(stem + vowel + "ми", INSTRUMENTAL);
                }
                default -> {
                    add(word, NOMINATIVE | ACCUSATIVE);
                    add(stem + (soft ? "его" : "ого"), GENITIVE).add(stem + (soft ? "ему" : "ому"), DATIVE);
                    add(stem + "ым", INSTRUMENTAL).add(stem + "им", INSTRUMENTAL);
                    add(stem + (soft ? "ем" : "ом"), LOCATIVE);
                }
            }
        }
    }
}
