package otklik.notify.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The pages behind a letter's link: a sentence and at most one button, without script or name, and nothing that is fetched. */
enum StopPage {
    QUESTION(""),
    STOPPED("/undoing"),
    STARTED(null),
    UNKNOWN(null);

    private static final String STYLE =
            ":root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#16202b;background:#f3f6f9}"
                    + "body{max-width:600px;margin:0 auto;padding:48px 20px}h1{margin:0 0 12px;font-size:26px;line-height:1.15}"
                    + "button{min-height:44px;padding:8px 18px;border:0;border-radius:10px;font:inherit;font-weight:600;"
                    + "color:#fff;background:#0b57a4;cursor:pointer}:focus-visible{outline:3px solid #0b57a4;outline-offset:2px}"
                    + "@media(forced-colors:active){button{border:1px solid}}";

    /** What a {@code Content-Security-Policy} has to allow for the pages' style. */
    static final String STYLE_SOURCE = "'sha256-" + Base64.getEncoder().encodeToString(sha256(STYLE)) + "'";

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
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + "</title>\n<style>"
                + STYLE
                + "</style>\n<h1>" + title
                + "</h1>\n<p>" + Html.escaped(texts.getString(key)) + "</p>\n" + button + "</html>\n";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
