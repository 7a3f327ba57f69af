package otklik.classify.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words that spoke most for a category: each word sums what its stem and its parts add to the category's score against the mean of
 * all, and half of what each of its pairs adds. Keeps buffers between texts; one thread at a time.
 */
final class Reasons {
    private static final int MOST = 5;
    private static final int SHORTEST = 3;

    /** What is longer is no word, but may be as long as the message. */
    private static final int LONGEST = 64;

    private float[] shares = new float[1024];
    private float[] words = new float[256];

    /**
     * Up to five words as they stand in {@code text}, the strongest first; no masks, numbers or words without meaning of their own.
     *
     * @param vector of this text
     * @param weights of categories; the mean of each row is 0
     */
    List<String> of(String text, TextVector vector, ByteRows weights, int category) {
        sum(vector, weights, category);
        FeatureReader reader = vector.reader;
        List<String> reasons = new ArrayList<>(MOST);
        while (reasons.size() < MOST) {
            int best = strongest(reader.words());
            if (best < 0) {
                break;
            }
            String word = text.substring(reader.start(best), reader.end(best));
            if (word.length() >= SHORTEST
                    && word.length() <= LONGEST
                    && Character.isLetter(word.charAt(0))
                    && !EmptyWords.contains(word.toLowerCase(Locale.ROOT))) {
                reasons.add(word);
            }
            forget(reader, best);
        }
        return reasons;
    }

    /** Takes the word in all its forms out of what is left. */
    private void forget(FeatureReader reader, int word) {
        int stem = reader.stem(word);
        for (int i = 0; i < reader.words(); i++) {
            if (reader.stem(i) == stem) {
                words[i] = 0;
            }
        }
        words[word] = 0;
    }

    private void sum(TextVector vector, ByteRows weights, int category) {
        if (shares.length < vector.size) {
            shares = new float[vector.size * 2];
        }
        if (words.length < vector.reader.words()) {
            words = new float[vector.reader.words() * 2];
        }
        for (int e = 0; e < vector.size; e++) {
            shares[e] = vector.values[e] * weights.weight(vector.rows[e], category);
        }
        Arrays.fill(words, 0, vector.reader.words(), 0);
        for (int place = 0; place < vector.placesSize; place++) {
            int entry = vector.placeEntries[place];
            int word = vector.placeWords[place];
            if (vector.blocks[entry] == FeatureReader.PAIR) {
                words[word] += shares[entry] / 2;
                words[word - 1] += shares[entry] / 2;
            } else {
                words[word] += shares[entry];
            }
        }
    }

    private int strongest(int count) {
        int best = -1;
        float most = 0;
        for (int word = 0; word < count; word++) {
            if (words[word] > most) {
                most = words[word];
                best = word;
            }
        }
        return best;
    }
}
