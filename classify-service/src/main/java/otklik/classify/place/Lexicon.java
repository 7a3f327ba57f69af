package otklik.classify.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What words mean to the grammar of addresses, read from {@code words.txt}: flags, and the type for words of a type. */
final class Lexicon {
    /** Ends every name: prepositions, conjunctions, pronouns, adverbs. */
    static final int FUNCTION = 1;

    static final int IN = 1 << 1;
    static final int ON = 1 << 2;
    static final int ALONG = 1 << 3;
    /** Prepositions with the genitive. */
    static final int FROM = 1 << 4;

    static final int HOUSE = 1 << 5;
    /** Parts of a house's number: корпус. */
    static final int BLOCK = 1 << 6;

    static final int BUILDING = 1 << 7;
    /** What is counted: a number before such a word is no house. */
    static final int UNIT = 1 << 8;
    /** Begins a name of two words: «Карла», «маршала», «Героев». */
    static final int LEADER = 1 << 9;
    /** Never the name of a street. */
    static final int NO_STREET = 1 << 10;
    /** Never the name of a settlement. */
    static final int NO_SETTLEMENT = 1 << 11;

    static final int MONTH = 1 << 12;
    static final int ORDINAL_ENDING = 1 << 13;
    static final int CROSSING = 1 << 14;
    /** What comes next is where something leads or is seen from, not where it is. */
    static final int DIRECTION = 1 << 15;
    /** Makes a name before it an adjective of its own: «Северный район». */
    static final int DISTRICT_NOUN = 1 << 16;

    static final int ADDRESS = 1 << 17;
    /** The word stands for a street's type; {@link #type} tells which. */
    static final int STREET = 1 << 18;
    /** The word stands for a settlement's type; {@link #type} tells which. */
    static final int SETTLEMENT = 1 << 19;
    /** The type is abbreviated. */
    static final int SHORT = 1 << 20;

    static final int ADJECTIVE_OV = 1 << 21;
    static final int YEARS = 1 << 22;
    static final int FEMALE_SURNAME = 1 << 23;
    /** A settlement's name that is an ordinary word too. */
    static final int ORDINARY = 1 << 24;
    /** A noun that belongs to a street's name: «Садовое кольцо», «2-я Линия». */
    static final int NAME_NOUN = 1 << 25;

    /** Names of streets in the genitive that are ordinary words: «по Победы». */
    static final int FAMOUS = 1 << 26;

    private static final int TYPE_SHIFT = 28;

    private static final Map<String, Integer> FLAGS = Map.ofEntries(
            Map.entry("function", FUNCTION),
            Map.entry("in", IN | FUNCTION),
            Map.entry("on", ON | FUNCTION),
            Map.entry("along", ALONG | FUNCTION),
            Map.entry("from", FROM | FUNCTION),
            Map.entry("house", HOUSE),
            Map.entry("block", BLOCK),
            Map.entry("building", BUILDING),
            Map.entry("unit", UNIT),
            Map.entry("leader", LEADER),
            Map.entry("no-street", NO_STREET),
            Map.entry("no-settlement", NO_SETTLEMENT),
            Map.entry("no-name", NO_STREET | NO_SETTLEMENT),
            Map.entry("month", MONTH | NO_SETTLEMENT),
            Map.entry("ordinal-ending", ORDINAL_ENDING),
            Map.entry("crossing", CROSSING),
            Map.entry("direction", DIRECTION),
            Map.entry("district-noun", DISTRICT_NOUN),
            Map.entry("address", ADDRESS | NO_STREET | NO_SETTLEMENT),
            Map.entry("short", SHORT),
            Map.entry("years", YEARS),
            Map.entry("ordinary", ORDINARY),
            Map.entry("famous", FAMOUS),
            Map.entry("name-noun", NAME_NOUN),
            Map.entry("female-surname", FEMALE_SURNAME),
            Map.entry("adjective", ADJECTIVE_OV));

    private static final String[] NOUN_ENDINGS = {
        "", "а", "у", "ы", "е", "о", "ом", "ой", "ам", "ами", "ах", "ов", "и", "я", "ю", "ь", "ем", "ей", "ью", "ям",
        "ями", "ях", "ии", "ия", "ию", "ией", "ий", "ия", "ие", "ием", "ев", "ок", "ек", "ье", "ья", "ью", "ай", "ая",
        "ея", "ее"
    };
    private static final String[] ADJECTIVE_ENDINGS = {
        "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ую", "юю", "ые",
        "ие", "ых", "их", "ыми", "ими", "ей"
    };

    private final WordTable table = new WordTable();

    private Lexicon() {}

    /** The words of Russian, read once; safe for many threads. */
    static Lexicon russian() {
        return Russian.WORDS;
    }

    private static final class Russian {
        static final Lexicon WORDS = load();
    }

    private static Lexicon load() {
        var lexicon = new Lexicon();
        try (InputStream in = Lexicon.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt is missing beside " + Lexicon.class.getName());
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lexicon.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read words.txt", e);
        }
        return lexicon;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        if (line.startsWith("#") || colon < 0) {
            return;
        }
        int meaning = 0;
        for (String flag : line.substring(0, colon).split(" ")) {
            meaning |= meaningOf(flag);
        }
        for (String word : line.substring(colon + 1).trim().split(" +")) {
            String folded = word.toLowerCase(Locale.ROOT).replace('ё', 'е');
            char last = folded.charAt(folded.length() - 1);
            if (last == '~' || last == '^') {
                String stem = folded.substring(0, folded.length() - 1);
                for (String ending : last == '~' ? NOUN_ENDINGS : ADJECTIVE_ENDINGS) {
                    add(stem + ending, meaning);
                }
            } else {
                add(folded, meaning);
            }
        }
    }

    private void add(String word, int meaning) {
        table.put(word, table.get(word) | meaning);
    }

    private static int meaningOf(String flag) {
        if (flag.startsWith("street=")) {
            return STREET | StreetType.valueOf(flag.substring(7)).ordinal() << TYPE_SHIFT;
        }
        if (flag.startsWith("settlement=")) {
            return SETTLEMENT | SettlementType.valueOf(flag.substring(11)).ordinal() << TYPE_SHIFT;
        }
        Integer known = FLAGS.get(flag);
        if (known == null) {
            throw new IllegalStateException("words.txt has an unknown flag '" + flag + "'");
        }
        return known;
    }

    int meaning(char[] folded, int start, int end, int hash) {
        return table.get(folded, start, end, hash);
    }

    int meaning(String folded) {
        return table.get(folded);
    }

    static StreetType streetType(int meaning) {
        return STREET_TYPES[meaning >>> TYPE_SHIFT];
    }

    static SettlementType settlementType(int meaning) {
        return SETTLEMENT_TYPES[meaning >>> TYPE_SHIFT];
    }

    private static final StreetType[] STREET_TYPES = StreetType.values();
    private static final SettlementType[] SETTLEMENT_TYPES = SettlementType.values();
}
