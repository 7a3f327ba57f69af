package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityNamesTest {
    private static final int LONGEST = 256 * 1024;

    private static final MunicipalityNames NAMES = RegionPack.load(
                    Path.of(System.getProperty("otklik.root", "..")).resolve("regions/orenburg"))
            .municipalityNames();

    /** What takes time by the square of the length takes minutes here; the limit is there to end the test, not to measure. */
    @ParameterizedTest
    @ValueSource(strings = {"İ", "Σ", "ΑΣ ", "я", "Я", "орск ", "\uD801\uDC00"})
    void shouldReadTheLongestTextInTimeByItsLength(String piece) {
        String text = piece.repeat(LONGEST / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> NAMES.find(text));
    }

    @Test
    void shouldTakeCapitalsAndYoForTheSame() {
        assertThat(NAMES.find("В ОРСКЕ").map(Municipality::code)).hasValue("orsk");
        assertThat(MunicipalityNames.fold("ЁЖ Ёлка ΣİA")).isEqualTo("еж елка σia");
    }
}
