package otklik.ingest.http;

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
import otklik.ingest.message.Refusal;

/** What is wrong, in the caller's language. */
public final class ProblemTexts {
    private static final Map<String, ProblemTexts> BY_LANGUAGE = Map.of("en", read("en"), "ru", read("ru"));
    private static final List<Locale> LOCALES = List.of(Locale.of("en"), Locale.of("ru"));

    private final String language;
    private final Properties texts;

    private ProblemTexts(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** @param acceptLanguage the header, or null; English where it names none of ours or cannot be read */
    public static ProblemTexts forHeader(@Nullable String acceptLanguage) {
        Locale best = null;
        if (acceptLanguage != null) {
            try {
                best = Locale.lookup(LanguageRange.parse(acceptLanguage), LOCALES);
            } catch (IllegalArgumentException unreadable) {
                best = null;
            }
        }
        return Objects.requireNonNull(BY_LANGUAGE.get(best == null ? "en" : best.getLanguage()));
    }

    /** {@code en} or {@code ru}. */
    public String language() {
        return language;
    }

    /** The same for every occurrence of the reason. */
    String title(Refusal refusal) {
        return text(refusal.reason().code() + ".title");
    }

    /** What the sender can do about it. */
    public String detail(Refusal refusal) {
        String expected = refusal.expected();
        String words = expected == null || Character.isDigit(expected.charAt(0))
                ? String.valueOf(expected)
                : text("expected." + expected);
        String detail = text(refusal.reason().code() + ".detail").replace("{0}", words);
        String where = refusal.field() == null
                ? null
                : texts.getProperty(refusal.reason().code() + ".where");
        return where == null ? detail : detail + " " + where;
    }

    private String text(String key) {
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
        return new ProblemTexts(language, texts);
    }
}
