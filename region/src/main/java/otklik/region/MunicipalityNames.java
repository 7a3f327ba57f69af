package otklik.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the municipality that a text names, by the phrases of stems in the pack.
 *
 * <p>A stem stands for every word that begins with it and has at most three letters more: {@code оренбург} for
 * «Оренбурга» and «Оренбургом», not for «Оренбургский»; a stem of one or two letters for itself only. A phrase stands for its words in a row. Case and ё make no
 * difference; everything but letters and digits separates words. Where phrases overlap the one of more words wins,
 * then the longer one, so «Оренбургский район» is the district and not the city. Safe for use by many threads.
 */
public final class MunicipalityNames {
    private static final int LONGEST_ENDING = 3;
    private static final int SHORTEST_INFLECTED = 3;

    private record Phrase(List<String> stems, int letters, Municipality municipality) {
        boolean standsAt(Words words, int at) {
            if (at + stems.size() > words.count()) {
                return false;
            }
            for (int i = 0; i < stems.size(); i++) {
                var stem = stems.get(i);
                if (!words.startsWith(at + i, stem) || words.length(at + i) - stem.length() > longestEnding(stem)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static int longestEnding(String stem) {
        return stem.length() < SHORTEST_INFLECTED ? 0 : LONGEST_ENDING;
    }

    private static final Comparator<Phrase> BEST_FIRST = Comparator.comparingInt(
                    (Phrase p) -> p.stems().size())
            .thenComparingInt(Phrase::letters)
            .reversed();

    private final Map<String, List<Phrase>> byFirstStem = new HashMap<>();
    private final BitSet beginnings = new BitSet();

    MunicipalityNames(Collection<Municipality> municipalities) {
        for (var municipality : municipalities) {
            for (var name : municipality.names()) {
                var stems = List.of(name.split(" "));
                beginnings.set(
                        Words.beginningOf(stems.getFirst(), 0, stems.getFirst().length()));
                byFirstStem
                        .computeIfAbsent(stems.getFirst(), stem -> new ArrayList<>())
                        .add(new Phrase(stems, name.length(), municipality));
            }
        }
        byFirstStem.values().forEach(phrases -> phrases.sort(BEST_FIRST));
    }

    /** The municipality that the text names; empty where it names none, or more than one. */
    public Optional<Municipality> find(String text) {
        var words = new Words(fold(text));
        Municipality found = null;
        int at = 0;
        while (at < words.count()) {
            var phrase = beginnings.get(words.beginning(at)) ? phraseAt(words, at) : null;
            if (phrase == null) {
                at++;
                continue;
            }
            if (found != null && !found.equals(phrase.municipality())) {
                return Optional.empty();
            }
            found = phrase.municipality();
            at += phrase.stems().size();
        }
        return Optional.ofNullable(found);
    }

    private @Nullable Phrase phraseAt(Words words, int at) {
        Phrase best = null;
        int length = words.length(at);
        for (int end = length; end > 0 && length - end <= LONGEST_ENDING; end--) {
            for (var phrase : byFirstStem.getOrDefault(words.prefix(at, end), List.of())) {
                if (phrase.standsAt(words, at) && (best == null || BEST_FIRST.compare(phrase, best) < 0)) {
                    best = phrase;
                }
            }
        }
        return best;
    }

    /**
     * Small letters, ё as е. Character by character: a string's own way to small letters takes time by the square of the length for texts
     * of «İ» or «Σ», minutes for a long one.
     */
    static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char small = Character.toLowerCase(folded[i]);
            folded[i] = small == 'ё' ? 'е' : small;
        }
        return new String(folded);
    }

    /** Where the words of a text stand; makes no string of a word until one is asked for, as most never are. */
    private static final class Words {
        private final String text;
        private int[] starts = new int[64];
        private int[] ends = new int[64];
        private int count;

        Words(String text) {
            this.text = text;
            int start = -1;
            for (int i = 0; i <= text.length(); i++) {
                boolean inWord = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
                if (inWord && start < 0) {
                    start = i;
                } else if (!inWord && start >= 0) {
                    add(start, i);
                    start = -1;
                }
            }
        }

        private void add(int start, int end) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            starts[count] = start;
            ends[count++] = end;
        }

        int count() {
            return count;
        }

        int length(int word) {
            return ends[word] - starts[word];
        }

        boolean startsWith(int word, String stem) {
            return text.startsWith(stem, starts[word]) && stem.length() <= length(word);
        }

        String prefix(int word, int length) {
            return text.substring(starts[word], starts[word] + length);
        }

        /** A small number made of the first two letters: words with different ones begin differently. */
        int beginning(int word) {
            return beginningOf(text, starts[word], ends[word]);
        }

        static int beginningOf(String text, int start, int end) {
            int second = end - start > 1 ? text.charAt(start + 1) : 0;
            return (text.charAt(start) * 31 + second) & 0xfff;
        }
    }
}
