package otklik.notify.email;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import otklik.notify.http.Words;

/** What letters and the pages behind them say beside the pack's words. */
final class LetterTexts {
    private static final String NAME = "otklik.notify.email.letters";

    private LetterTexts() {}

    /** In this language, else in English. */
    static ResourceBundle in(String language) {
        return Words.in(NAME, language);
    }

    /** @param header {@code Accept-Language}, as a browser sends it */
    static ResourceBundle accepted(@Nullable String header) {
        return Words.accepted(NAME, header);
    }
}
