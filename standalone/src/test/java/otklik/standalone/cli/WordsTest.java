package otklik.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.standalone.Words;

class WordsTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLanguage() {
        Locale.setDefault(before);
    }

    @Test
    void shouldSaySameThingsInBothLanguages() throws IOException {
        assertThat(load("Words_ru.properties").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(load("Words.properties").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Words.properties", "Words_ru.properties"})
    void shouldBeWellFormedPatternsInEveryLanguage(String file) throws IOException {
        load(file).forEach((key, value) -> {
            if (!String.valueOf(key).startsWith("otklik.")) {
                assertThatCode(() -> new MessageFormat(String.valueOf(value)))
                        .as("%s", key)
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    void shouldSpeakRussianWhenEnvironmentDoes() {
        Words.choose(List.of("up"), Map.of("LANG", "ru_RU.UTF-8"));

        assertThat(Words.of("up.stopped")).startsWith("Остановлено");
    }

    @Test
    void shouldSpeakAsToldWhenEnvironmentDiffers() {
        Words.choose(List.of("up", "--lang", "en"), Map.of("LANG", "ru_RU.UTF-8"));

        assertThat(Words.of("up.stopped")).startsWith("Stopped");
    }

    @Test
    void shouldDescribeEveryCommandAndOptionInBothLanguages() {
        for (var language : List.of("en", "ru")) {
            Words.choose(List.of("--lang", language), Map.of());
            Otklik.commandLine().getSubcommands().forEach((name, command) -> {
                var spec = command.getCommandSpec();
                assertThat(spec.usageMessage().header())
                        .as("%s %s", language, name)
                        .isNotEmpty();
                assertThat(spec.options().stream().filter(option -> !option.hidden()))
                        .allSatisfy(option -> assertThat(option.description())
                                .as("%s %s %s", language, name, option.longestName())
                                .isNotEmpty());
            });
        }
    }

    private static Properties load(String name) throws IOException {
        var words = new Properties();
        try (var in = Words.class.getResourceAsStream(name)) {
            assertThat(in).as("%s", name).isNotNull();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
