package otklik.routing.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What is wrong, in the citizen's language. */
final class ProblemTexts {
    private static final int LONGEST_HEADER = 200;
    private static final Map<String, ProblemTexts> BY_LANGUAGE = Map.of("en", read("en"), "ru", read("ru"));
    private static final List<Locale> LOCALES = List.of(Locale.of("en"), Locale.of("ru"));

    private final Properties texts;

    private ProblemTexts(Properties texts) {
        this.texts = texts;
    }

    /** @param acceptLanguage the header, or null; English where it names none of ours or cannot be read */
    static ProblemTexts forHeader(@Nullable String acceptLanguage) {
        Locale best = null;
        if (acceptLanguage != null && acceptLanguage.length() <= LONGEST_HEADER) {
            try {
                best = Locale.lookup(LanguageRange.parse(acceptLanguage), LOCALES);
            } catch (IllegalArgumentException unreadable) {
                best = null;
            }
        }
        return Objects.requireNonNull(BY_LANGUAGE.get(best == null ? "en" : best.getLanguage()));
    }

    String text(String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    private static ProblemTexts read(String language) {
        Properties texts = new Properties();
        String name = "problems_" + language + ".properties";
        try (var in = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return new ProblemTexts(texts);
    }
}
