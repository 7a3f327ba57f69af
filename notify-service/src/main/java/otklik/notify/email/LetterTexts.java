package otklik.notify.email;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** What letters and the pages behind them say beside the pack's words. */
final class LetterTexts {
    private static final String NAME = "otklik.notify.email.letters";
    private static final List<Locale> LOCALES = List.of(Locale.of("en"), Locale.of("ru"));

    private LetterTexts() {}

    /** In this language, else in English. */
    static ResourceBundle in(String language) {
        return of(Locale.of(language));
    }

    /** @param header {@code Accept-Language}, as a browser sends it */
    static ResourceBundle accepted(@Nullable String header) {
        Locale best = null;
        if (header != null) {
            try {
                best = Locale.lookup(LanguageRange.parse(header), LOCALES);
            } catch (IllegalArgumentException unreadable) {
                best = null;
            }
        }
        return of(best == null ? LOCALES.getFirst() : best);
    }

    private static ResourceBundle of(Locale locale) {
        return ResourceBundle.getBundle(
                NAME,
                LOCALES.contains(locale) ? locale : LOCALES.getFirst(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
