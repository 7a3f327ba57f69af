package otklik.testkit.fake;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a {@link WebhookReceiver} remembers of a body: at 3,000 a second whole bodies soon fill the memory. */
@FunctionalInterface
public interface Keep {

    @Nullable
    String of(byte[] body);

    /** The whole body as text. */
    static Keep body() {
        return body -> new String(body, StandardCharsets.UTF_8);
    }

    static Keep nothing() {
        return body -> null;
    }

    /**
     * The first string value of this name, wherever in the JSON it stands, without parsing the rest: ids and other values
     * that need no escapes.
     */
    static Keep field(String name) {
        byte[] quoted = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
        return body -> stringAfter(body, quoted);
    }

    private static @Nullable String stringAfter(byte[] body, byte[] name) {
        for (int at = indexOf(body, name, 0); at >= 0; at = indexOf(body, name, at + 1)) {
            int next = skipBlanks(body, at + name.length);
            if (next < body.length && body[next] == ':') {
                int open = skipBlanks(body, next + 1);
                if (open < body.length && body[open] == '"') {
                    int close = open + 1;
                    while (close < body.length && body[close] != '"') {
                        close++;
                    }
                    return new String(body, open + 1, close - open - 1, StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }

    private static int skipBlanks(byte[] body, int from) {
        int at = from;
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        search:
        for (int at = from; at <= body.length - wanted.length; at++) {
            for (int i = 0; i < wanted.length; i++) {
                if (body[at + i] != wanted[i]) {
                    continue search;
                }
            }
            return at;
        }
        return -1;
    }
}
