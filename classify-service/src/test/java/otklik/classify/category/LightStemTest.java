package otklik.classify.category;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightStemTest {
    @ParameterizedTest
    @CsvSource({
        "дорога,дорог",
        "дороги,дорог",
        "дорогами,дорог",
        "больницей,больниц",
        "больница,больниц",
        "мусорный,мусорн",
        "мусорного,мусорн",
        "дом,дом",
        "яма,яма",
        "освещение,освещен",
        "освещения,освещен",
        "ждать,ждат"
    })
    void shouldTakeOffEndings(String word, String stem) {
        char[] letters = ("-" + word).toCharArray();

        assertThat(new String(letters, 1, LightStem.stem(letters, 1, word.length())))
                .isEqualTo(stem);
    }
}
