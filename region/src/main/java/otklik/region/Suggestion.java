package otklik.region;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a misspelt one was probably meant to be. */
final class Suggestion {
    private Suggestion() {}

    /** {@code "; did you mean 'x'?"} where a known word is near, else nothing. */
    static String suffix(String word, Collection<String> known) {
        return nearest(word, known).map(w -> ", did you mean '" + w + "'").orElse("");
    }

    /** The known word with the fewest edits, if they are at most a third of the word. */
    static Optional<String> nearest(String word, Collection<String> known) {
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .sorted()
                .filter(w -> edits(word, w) <= most)
                .min(Comparator.comparingInt(w -> edits(word, w)));
    }

    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
