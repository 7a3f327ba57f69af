package otklik.classify.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureReaderTest {
    private final FeatureReader reader = new FeatureReader();

    @Test
    void shouldReadTheSameWhateverTheCaseAndLetterYo() {
        assertThat(features("Ёлка стоит")).isEqualTo(features("елка СТОИТ"));
    }

    @Test
    void shouldReadTheSameWhateverTheNumber() {
        assertThat(features("дом 15")).isEqualTo(features("дом 7")).isNotEqualTo(features("дом"));
    }

    @Test
    void shouldReadNothingOfBreaksAndMentions() {
        assertThat(features("яма<br>тут")).isEqualTo(features("яма тут"));
        assertThat(features("[id1|Анна] яма")).isEqualTo(features("яма"));
    }

    @Test
    void shouldReadMaskAsOneFeatureAndItsPairs() {
        assertThat(features("<PHONE>")).hasSize(1);
        assertThat(features("<PHONE>")).isNotEqualTo(features("<EMAIL>"));
    }

    @Test
    void shouldReadPartsOfWordsOfThreeToFiveLetters() {
        // <яма> has 3 parts of three letters, 2 of four, 1 of five; and the stem
        assertThat(features("яма")).hasSize(7);
    }

    @Test
    void shouldSayWhereEachWordStands() {
        String text = "Ёлка, <PHONE> 15<br>стоит";
        List<String> words = new ArrayList<>();
        features(text);
        for (int i = 0; i < reader.words(); i++) {
            words.add(text.substring(reader.start(i), reader.end(i)));
        }

        assertThat(words).containsExactly("Ёлка", "<PHONE>", "15", "стоит");
    }

    @Test
    void shouldEndForAnyText() {
        String longest = "<[|".repeat(80_000);

        assertThat(features(longest)).isEmpty();
        assertThat(features("ж".repeat(256 * 1024))).isNotEmpty();
        assertThat(features("🙏🏻\uD83D<")).isEmpty();
    }

    private List<String> features(String text) {
        List<String> features = new ArrayList<>();
        reader.read(text, (block, hash) -> features.add(block + ":" + hash));
        return features;
    }
}
