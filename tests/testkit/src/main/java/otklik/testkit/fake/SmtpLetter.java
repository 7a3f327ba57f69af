package otklik.testkit.fake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One letter as a relay got it.
 *
 * @param order 0, 1, 2 … in the order of arrival
 * @param chatId the address of the envelope
 * @param accepted whether it will be in the mailbox, told to the sender or not
 * @param headers by their names in lower case, unfolded, words in other alphabets readable
 * @param body as it came, below the head
 */
public record SmtpLetter(
        long order, Instant at, String chatId, boolean accepted, Map<String, String> headers, String body)
        implements ChatRequest {
    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?Q\\?([^?]*)\\?=", Pattern.CASE_INSENSITIVE);
    private static final Pattern BYTE = Pattern.compile("[0-9A-F]{2}");

    public SmtpLetter {
        headers = Map.copyOf(headers);
    }

    /** Of a header that stands there more than once the first. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** All its parts, readable. */
    public String text() {
        return unquoted(body.replace("=\r\n", ""), false);
    }

    /** A header's value with its encoded words readable. */
    static String readable(String value) {
        String joined = value.replaceAll("\\?=\\s+=\\?", "?==?");
        Matcher word = WORD.matcher(joined);
        StringBuilder readable = new StringBuilder();
        while (word.find()) {
            word.appendReplacement(readable, Matcher.quoteReplacement(unquoted(word.group(1), true)));
        }
        return word.appendTail(readable).toString();
    }

    private static String unquoted(String text, boolean inHead) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '='
                    && i + 3 <= text.length()
                    && BYTE.matcher(text.substring(i + 1, i + 3)).matches()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(
                        String.valueOf(inHead && next == '_' ? ' ' : next).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SmtpLetter[order=%d, body=%d characters, accepted=%s]".formatted(order, body.length(), accepted);
    }
}
