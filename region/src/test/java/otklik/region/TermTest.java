package otklik.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {
    @ParameterizedTest
    @ValueSource(strings = {"1h", "24h", "10d", "9wd", "9999wd", "none"})
    void shouldReadWhatItWrites(String text) {
        assertThat(Term.parse(text).map(Term::code)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "10000d", "9 wd", "9w", "wd", "-1d", "1D", "1.5h", "None"})
    void shouldRefuseAnythingElse(String text) {
        assertThat(Term.parse(text)).isEmpty();
    }
}
