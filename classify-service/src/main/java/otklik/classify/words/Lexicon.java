package otklik.classify.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named lists of words, looked for in one pass over a text's letters whatever their number. An entry is a word ({@code газ}), the
 * beginning of words ({@code газов*}) or several of these in a row ({@code не_дыш*}). Immutable and shared by threads.
 */
public final class Lexicon {
    private static final int FILTER_BITS = 1 << 16;
    private static final int EXACT = 0x5BD1E995;
    private static final int BASIS = 0x811C9DC5;
    private static final int PRIME = 0x01000193;
    private static final int LONGEST_PHRASE = 4;
    private static final int MOST_TERMS_PER_WORD = 24;

    private final List<String> names;
    private final long[] filter = new long[FILTER_BITS / 64];
    private final List<Term> terms = new ArrayList<>();
    private final Map<String, Term> termsByText = new LinkedHashMap<>();
    private final int[] slots;

    /** A word or the beginning of words, the lists that it is in alone, and the phrases that it ends. */
    private static final class Term {
        final int number;
        final String letters;
        final boolean exact;
        final List<Phrase> phrases = new ArrayList<>();
        int[] lists = {};

        Term(int number, String letters, boolean exact) {
            this.number = number;
            this.letters = letters;
            this.exact = exact;
        }
    }

    /** Terms before the last one, nearest first. */
    private record Phrase(List<Term> before, int list) {}

    /** Where entries of a lexicon were found. A buffer; one thread at a time. */
    public static final class Hits {
        private int[] words = new int[64];
        private int[] starts = new int[64];
        private int[] lists = new int[64];
        private int size;
        private final int[][] recent = new int[LONGEST_PHRASE][MOST_TERMS_PER_WORD];
        private final int[] recentSizes = new int[LONGEST_PHRASE];

        /** How many there are. */
        public int size() {
            return size;
        }

        /** The word of hit {@code i}, of a phrase its last; hits stand in the order of their words. */
        public int word(int i) {
            return words[i];
        }

        /** The first word of hit {@code i}. */
        public int start(int i) {
            return starts[i];
        }

        /** The list that the entry is in. */
        public int list(int i) {
            return lists[i];
        }

        private void add(int start, int word, int list) {
            if (size > 0 && words[size - 1] == word && lists[size - 1] == list) {
                return;
            }
            if (size == words.length) {
                words = Arrays.copyOf(words, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                lists = Arrays.copyOf(lists, size * 2);
            }
            words[size] = word;
            starts[size] = start;
            lists[size++] = list;
        }
    }

    /**
     * A lexicon of the lists in the map's order.
     *
     * @throws IllegalArgumentException for an entry that no text can hold
     */
    public Lexicon(Map<String, List<String>> lists) {
        this.names = List.copyOf(lists.keySet());
        for (int list = 0; list < names.size(); list++) {
            for (String entry : lists.getOrDefault(names.get(list), List.of())) {
                add(entry, list);
            }
        }
        slots = new int[Integer.highestOneBit(Math.max(8, terms.size())) * 4];
        Arrays.fill(slots, -1);
        for (Term term : terms) {
            index(term);
        }
    }

    /** The names of the lists; a list's number is its place here. */
    public List<String> names() {
        return names;
    }

    private void add(String entry, int list) {
        String[] parts = entry.split("_", -1);
        if (parts.length > LONGEST_PHRASE) {
            throw new IllegalArgumentException(entry + " has more than " + LONGEST_PHRASE + " words");
        }
        Term last = term(parts[parts.length - 1], entry);
        if (parts.length == 1) {
            last.lists = Arrays.copyOf(last.lists, last.lists.length + 1);
            last.lists[last.lists.length - 1] = list;
            return;
        }
        List<Term> before = new ArrayList<>();
        for (int i = parts.length - 2; i >= 0; i--) {
            before.add(term(parts[i], entry));
        }
        last.phrases.add(new Phrase(List.copyOf(before), list));
    }

    private Term term(String text, String entry) {
        boolean exact = !text.endsWith("*");
        String letters = exact ? text : text.substring(0, text.length() - 1);
        boolean possible = !letters.isEmpty()
                && letters.indexOf('*') < 0
                && letters.chars().noneMatch(c -> Character.isUpperCase(c) || Character.isWhitespace(c) || c == 'ё');
        if (!possible) {
            throw new IllegalArgumentException("«" + entry + "» is no entry: expected small letters, е for ё, * only at"
                    + " the end of a word, _ between words");
        }
        return termsByText.computeIfAbsent(text, ignored -> {
            Term term = new Term(terms.size(), letters, exact);
            terms.add(term);
            return term;
        });
    }

    private void index(Term term) {
        int hash = BASIS;
        for (int i = 0; i < term.letters.length(); i++) {
            hash = (hash ^ term.letters.charAt(i)) * PRIME;
        }
        if (term.exact) {
            hash ^= EXACT;
        }
        int bit = bit(hash);
        filter[bit >>> 6] |= 1L << bit;
        int slot = hash & slots.length - 1;
        while (slots[slot] >= 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = term.number;
    }

    private static int bit(int hash) {
        return (hash ^ hash >>> 15) & FILTER_BITS - 1;
    }

    /** Finds every entry in {@code words}. */
    public void find(Words words, Hits hits) {
        hits.size = 0;
        Arrays.fill(hits.recentSizes, 0);
        char[] letters = words.letters();
        for (int word = 0; word < words.size(); word++) {
            int row = word % LONGEST_PHRASE;
            hits.recentSizes[row] = 0;
            int hash = BASIS;
            int from = words.start(word);
            int end = words.end(word);
            for (int i = from; i < end; i++) {
                hash = (hash ^ letters[i]) * PRIME;
                int bit = bit(hash);
                if ((filter[bit >>> 6] & 1L << bit) != 0) {
                    look(words, word, hash, i + 1 - from, false, hits);
                }
            }
            hash ^= EXACT;
            int bit = bit(hash);
            if ((filter[bit >>> 6] & 1L << bit) != 0) {
                look(words, word, hash, end - from, true, hits);
            }
            for (int i = 0; i < hits.recentSizes[row]; i++) {
                report(terms.get(hits.recent[row][i]), word, hits);
            }
        }
    }

    private void look(Words words, int word, int hash, int length, boolean exact, Hits hits) {
        int slot = hash & slots.length - 1;
        while (slots[slot] >= 0) {
            Term term = terms.get(slots[slot]);
            if (term.exact == exact && term.letters.length() == length && words.startsWith(word, term.letters)) {
                int row = word % LONGEST_PHRASE;
                if (hits.recentSizes[row] < MOST_TERMS_PER_WORD) {
                    hits.recent[row][hits.recentSizes[row]++] = term.number;
                }
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
    }

    private static void report(Term term, int word, Hits hits) {
        for (int list : term.lists) {
            hits.add(word, word, list);
        }
        for (Phrase phrase : term.phrases) {
            if (isBefore(phrase.before, word, hits)) {
                hits.add(word - phrase.before.size(), word, phrase.list);
            }
        }
    }

    private static boolean isBefore(List<Term> before, int word, Hits hits) {
        if (word < before.size()) {
            return false;
        }
        for (int back = 1; back <= before.size(); back++) {
            int row = (word - back) % LONGEST_PHRASE;
            boolean found = false;
            for (int i = 0; i < hits.recentSizes[row]; i++) {
                found |= hits.recent[row][i] == before.get(back - 1).number;
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
