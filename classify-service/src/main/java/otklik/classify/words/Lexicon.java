package otklik.classify.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named lists of words, looked for in one pass over a text's letters whatever their number. An entry is a word ({@code газ}), the
 * beginning of words ({@code газов*}) or several of these in a row ({@code не_дыш*}). Immutable and shared by threads.
 */
public final class Lexicon {
    private static final int BEGINNING = 1;
    private static final int ENTRY = 2;
    private static final int EXACT = 0x5BD1E995;
    private static final int BASIS = 0x811C9DC5;
    private static final int PRIME = 0x01000193;
    private static final int LONGEST_PHRASE = 4;

    private final List<String> names;
    private final Map<String, Term> termsByText = new LinkedHashMap<>();

    /** The terms that end an entry, by their hashes; of the words before them only what stands there is looked at. */
    private final @Nullable Term[] slots;

    /**
     * By the lower bits of a hash, whether words of entries ({@value #ENTRY}) or their beginnings ({@value #BEGINNING}) have it: a word
     * that begins like none of them need not be read to its end.
     */
    private final byte[] marks;

    /** A word or the beginning of words, the lists that it is in alone, and the phrases that it ends. */
    private static final class Term {
        final String letters;
        final boolean exact;
        final List<Phrase> phrases = new ArrayList<>();
        int[] lists = {};

        Term(String letters, boolean exact) {
            this.letters = letters;
            this.exact = exact;
        }

        boolean isLast() {
            return lists.length > 0 || !phrases.isEmpty();
        }

        boolean fits(Words words, int word) {
            int length = words.end(word) - words.start(word);
            return (exact ? length == letters.length() : length >= letters.length()) && words.startsWith(word, letters);
        }
    }

    /** A phrase by the terms before its last one, nearest first. */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Phrase(Term[] before, int list) {}

    /** Where entries of a lexicon were found. A buffer; one thread at a time. */
    public static final class Hits {
        private int[] words = new int[64];
        private int[] starts = new int[64];
        private int[] lists = new int[64];
        private int size;

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
                starts[size - 1] = Math.min(starts[size - 1], start);
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
        List<Term> last = termsByText.values().stream().filter(Term::isLast).toList();
        int beginnings = last.stream().mapToInt(term -> term.letters.length()).sum();
        slots = new Term[Integer.highestOneBit(Math.max(8, last.size())) * 4];
        marks = new byte[Integer.highestOneBit(Math.max(8, beginnings)) * 4];
        last.forEach(this::index);
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
        Term[] before = new Term[parts.length - 1];
        for (int i = 0; i < before.length; i++) {
            before[i] = term(parts[parts.length - 2 - i], entry);
        }
        last.phrases.add(new Phrase(before, list));
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
        return termsByText.computeIfAbsent(text, ignored -> new Term(letters, exact));
    }

    private void index(Term term) {
        int hash = BASIS;
        for (int i = 0; i < term.letters.length(); i++) {
            hash = (hash ^ term.letters.charAt(i)) * PRIME;
            mark(hash, BEGINNING);
        }
        if (term.exact) {
            hash ^= EXACT;
        }
        mark(hash, ENTRY);
        int slot = hash & slots.length - 1;
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = term;
    }

    private void mark(int hash, int what) {
        marks[place(hash)] |= (byte) what;
    }

    private int place(int hash) {
        return (hash ^ hash >>> 15) & marks.length - 1;
    }

    /** Finds every entry in {@code words}. */
    public void find(Words words, Hits hits) {
        hits.size = 0;
        int size = words.size();
        for (int word = 0; word < size; word++) {
            find(words, word, words.start(word), words.end(word), hits);
        }
    }

    private void find(Words words, int word, int from, int end, Hits hits) {
        char[] letters = words.letters();
        int hash = BASIS;
        for (int i = from; i < end; i++) {
            hash = (hash ^ letters[i]) * PRIME;
            int mark = marks[place(hash)];
            if ((mark & ENTRY) != 0) {
                look(words, word, hash, i + 1 - from, false, hits);
            }
            if ((mark & BEGINNING) == 0) {
                return;
            }
        }
        hash ^= EXACT;
        if ((marks[place(hash)] & ENTRY) != 0) {
            look(words, word, hash, end - from, true, hits);
        }
    }

    private void look(Words words, int word, int hash, int length, boolean exact, Hits hits) {
        int slot = hash & slots.length - 1;
        for (Term term = slots[slot]; term != null; term = slots[slot]) {
            if (term.exact == exact && term.letters.length() == length && words.startsWith(word, term.letters)) {
                report(term, words, word, hits);
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
    }

    private static void report(Term term, Words words, int word, Hits hits) {
        for (int list : term.lists) {
            hits.add(word, word, list);
        }
        for (Phrase phrase : term.phrases) {
            if (isBefore(phrase.before, words, word)) {
                hits.add(word - phrase.before.length, word, phrase.list);
            }
        }
    }

    private static boolean isBefore(Term[] before, Words words, int word) {
        if (word < before.length) {
            return false;
        }
        for (int back = 1; back <= before.length; back++) {
            if (!before[back - 1].fits(words, word - back)) {
                return false;
            }
        }
        return true;
    }
}
