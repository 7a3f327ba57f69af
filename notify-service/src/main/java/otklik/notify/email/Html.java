package otklik.notify.email;

import java.util.regex.Pattern;

/** Plain text as HTML. */
final class Html {
    /** Of what is escaped already; a mark at the end belongs to the sentence. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,:;!?)]");

    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A whole page that shows what the text shows: its lines, and its addresses as links. */
    static String page(String text, String language) {
        String linked = LINK.matcher(escaped(text)).replaceAll("<a href=\"$0\">$0</a>");
        return "<!doctype html>\n<html lang=\"" + escaped(language) + "\">\n<meta charset=\"utf-8\">\n<body>\n"
                + linked.replace("\n", "<br>\n") + "\n</body>\n</html>\n";
    }
}
