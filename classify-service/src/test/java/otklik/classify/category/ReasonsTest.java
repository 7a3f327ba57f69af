package otklik.classify.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final int STEM = 0;

    /** Weights of whole words, and of pairs, for the first of two categories; the second's are the opposite. */
    private final Map<Integer, Float> weights = new LinkedHashMap<>();

    @Test
    void shouldGiveTheStrongestWordsFirstAsTheyStandInTheText() {
        weigh("яма", 0.5f);
        weigh("дорога", 1);
        weigh("двор", -1);

        assertThat(reasons("Во дворе, на Дороге: ЯМА")).containsExactly("Дороге", "ЯМА");
    }

    @Test
    void shouldGiveNoMoreThanFiveWords() {
        for (String word : List.of("один", "двор", "тротуар", "яма", "дорога", "лёд", "снег")) {
            weigh(word, 1);
        }

        assertThat(reasons("один двор тротуар яма дорога лёд снег")).hasSize(5);
    }

    @Test
    void shouldGiveEachWordInOneFormOnly() {
        weigh("яма", 1);

        assertThat(reasons("Яма, в яме и ещё ЯМЫ")).containsExactly("Яма");
    }

    @Test
    void shouldGiveNoMasksNumbersShortOrEmptyWords() {
        for (String word : List.of("<PHONE>", "5", "ул", "который", "яма")) {
            weigh(word, 1);
        }

        assertThat(reasons("<PHONE> 5 ул который яма")).containsExactly("яма");
    }

    @Test
    void shouldShareTheWeightOfPairBetweenItsWords() {
        read("горячая вода", (block, hash) -> weights.put(hash, block == FeatureReader.PAIR ? 1f : 0f));

        assertThat(reasons("вода горячая, горячая вода")).containsExactlyInAnyOrder("вода", "горячая");
        assertThat(reasons("вода горячая")).isEmpty();
    }

    private void weigh(String word, float weight) {
        read(word, (block, hash) -> {
            if (block == STEM) {
                weights.put(hash, weight);
            }
        });
    }

    private static void read(String text, FeatureReader.Sink sink) {
        new FeatureReader().read(text, sink);
    }

    private List<String> reasons(String text) {
        RowTable table = new RowTable(weights.size());
        List<Float> values = new ArrayList<>();
        weights.forEach((hash, weight) -> {
            table.rowOrNew(hash);
            values.add(weight);
            values.add(-weight);
        });
        float[] rows = new float[values.size()];
        float[] idfs = new float[table.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = values.get(i);
            idfs[i / 2] = 1;
        }
        TextVector vector = new TextVector(table, idfs);
        vector.read(text);
        return new Reasons().of(text, vector, ByteRows.of(2, rows), 0);
    }
}
