package otklik.notify.http;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** The service's own words, in English and Russian. */
public final class Words {
    private static final List<Locale> LOCALES = List.of(Locale.of("en"), Locale.of("ru"));

    private Words() {}

    /** In this language, else in English. */
    public static ResourceBundle in(String bundle, String language) {
        return of(bundle, Locale.of(language));
    }

    /** @param acceptLanguage the header; English where it names none of ours or cannot be read */
    public static ResourceBundle accepted(String bundle, @Nullable String acceptLanguage) {
        Locale best = null;
        if (acceptLanguage != null) {
            try {
                best = Locale.lookup(LanguageRange.parse(acceptLanguage), LOCALES);
            } catch (IllegalArgumentException unreadable) {
                best = null;
            }
        }
        return of(bundle, best == null ? LOCALES.getFirst() : best);
    }

    private static ResourceBundle of(String bundle, Locale locale) {
        return ResourceBundle.getBundle(
                bundle,
                LOCALES.contains(locale) ? locale : LOCALES.getFirst(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }
}
