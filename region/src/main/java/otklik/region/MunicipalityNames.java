package otklik.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        boolean standsAt(List<String> words, int at) {
            if (at + stems.size() > words.size()) {
                return false;
            }
            for (int i = 0; i < stems.size(); i++) {
                var word = words.get(at + i);
                var stem = stems.get(i);
                if (!word.startsWith(stem) || word.length() - stem.length() > longestEnding(stem)) {
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

    MunicipalityNames(Collection<Municipality> municipalities) {
        for (var municipality : municipalities) {
            for (var name : municipality.names()) {
                var stems = List.of(name.split(" "));
                byFirstStem
                        .computeIfAbsent(stems.getFirst(), stem -> new ArrayList<>())
                        .add(new Phrase(stems, name.length(), municipality));
            }
        }
        byFirstStem.values().forEach(phrases -> phrases.sort(BEST_FIRST));
    }

    /** The municipality that the text names; empty where it names none, or more than one. */
    public Optional<Municipality> find(String text) {
        var words = words(text);
        Municipality found = null;
        int at = 0;
        while (at < words.size()) {
            var phrase = phraseAt(words, at);
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

    private @Nullable Phrase phraseAt(List<String> words, int at) {
        Phrase best = null;
        var word = words.get(at);
        for (int end = word.length(); end > 0 && word.length() - end <= LONGEST_ENDING; end--) {
            for (var phrase : byFirstStem.getOrDefault(word.substring(0, end), List.of())) {
                if (phrase.standsAt(words, at) && (best == null || BEST_FIRST.compare(phrase, best) < 0)) {
                    best = phrase;
                }
            }
        }
        return best;
    }

    /** Small letters, ё as е. */
    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var folded = fold(text);
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean inWord = i < folded.length() && Character.isLetterOrDigit(folded.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
