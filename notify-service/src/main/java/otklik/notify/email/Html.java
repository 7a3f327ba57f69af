package otklik.notify.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text as HTML. */
final class Html {
    /** A mark at the end belongs to the sentence. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,:;!?)]");

    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Part of a page that shows what the text shows: its lines, and its addresses as links. */
    static String of(String text) {
        StringBuilder body = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            String address = escaped(link.group());
            body.append(lines(text.substring(end, link.start())))
                    .append("<a href=\"")
                    .append(address)
                    .append("\">")
                    .append(address)
                    .append("</a>");
            end = link.end();
        }
        return body.append(lines(text.substring(end))).toString();
    }

    static String page(String body, String language) {
        return "<!doctype html>\n<html lang=\"" + escaped(language) + "\">\n<meta charset=\"utf-8\">\n<body>\n" + body
                + "\n</body>\n</html>\n";
    }

    private static String lines(String text) {
        return escaped(text).replace("\n", "<br>\n");
    }
}
