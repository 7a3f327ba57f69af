package otklik.classify.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.classify.models.TinyModels;
import otklik.contracts.Tags;
import otklik.region.RegionPack;

/** What takes time by the square of the length takes minutes for these texts; the limit is there to end the test, not to measure. */
class TaggerBoundsTest {
    private static final int LONGEST = 256 * 1024;
    private static final RegionPack PACK =
            RegionPack.load(Path.of(System.getProperty("otklik.root", "..")).resolve("regions/orenburg"));
    private static final Duration ENDLESS = Duration.ofSeconds(30);

    private final Tagger tagger = new Tagger(PACK, TinyModels.model(1, "roads", "waste", "health"), "test");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "я",
                "Я",
                "я ",
                "7",
                "7 ",
                "-",
                "(",
                "<",
                ".",
                "\n",
                "İ",
                "İ ",
                "Σ",
                "ΑΣ ",
                "ß",
                "\u0301",
                "\u200B",
                "\uD83D\uDE00",
                "Орск ",
                "ул. ",
                "улица Σ",
                "улица Ленина ",
                "дом 1 ",
                "кв. 1 ",
                "город ",
                "на ",
                "пересечение ",
                "газ ",
                "пожар ",
                "спасибо ",
                "не ",
                "прошу ",
                "Иванова Ивана ",
                "a@",
                "http://",
            })
    void shouldTagTheLongestTextInTimeByItsLength(String piece) {
        String text = piece.repeat(LONGEST / piece.length());

        Tags tags =
                assertTimeoutPreemptively(ENDLESS, () -> tagger.understand(text).tags());

        assertThat(tags.category()).isNotBlank();
    }
}
