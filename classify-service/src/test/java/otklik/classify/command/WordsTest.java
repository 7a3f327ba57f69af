package otklik.classify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void shouldHoldHelpThatCanBeFormatted(String language) {
        ResourceBundle bundle = bundle(language);

        assertThat(bundle.keySet())
                .filteredOn(key -> key.contains("usage"))
                .isNotEmpty()
                .allSatisfy(key -> assertThatCode(() -> String.format(Locale.ROOT, bundle.getString(key)))
                        .as(key)
                        .doesNotThrowAnyException());
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                Words.BUNDLE,
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
