package otklik.notify.email;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The pages behind a letter's link: a sentence and at most one button, without script, style or name. */
enum StopPage {
    QUESTION(""),
    STOPPED("/undoing"),
    STARTED(null),
    UNKNOWN(null);

    /** What the button posts to, after the token; absent without a button. */
    private final @Nullable String way;

    StopPage(@Nullable String way) {
        this.way = way;
    }

    /** @param token of the link, which both pages with a button stand at */
    String html(ResourceBundle texts, String token) {
        String key = "page." + name().toLowerCase(Locale.ROOT);
        String title = Html.escaped(texts.getString("page.title"));
        String button = way == null
                ? ""
                : "<form method=\"post\" action=\"" + Html.escaped(token + way) + "\"><button>"
                        + Html.escaped(texts.getString(key + ".button")) + "</button></form>\n";
        return "<!doctype html>\n<html lang=\"" + texts.getLocale().getLanguage() + "\">\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + "</title>\n<h1>" + title
                + "</h1>\n<p>" + Html.escaped(texts.getString(key)) + "</p>\n" + button + "</html>\n";
    }
}
