package otklik.ingest.open311;

import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;

/** Named values of a query or of a form. A blank one is none. */
final class Form {
    private static final int MOST_PAIRS = 1_000;

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws Refused when it is not UTF-8, or of absurd length */
    static Form read(@Nullable String encoded) throws Refused {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return new Form(values);
        }
        String[] pairs = encoded.split("&");
        if (pairs.length > MOST_PAIRS) {
            throw new Refusal(Reason.TOO_LONG, "form", MOST_PAIRS + "").thrown();
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = decode(pair.substring(equals + 1));
                if (!value.isBlank()) {
                    values.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        return new Form(values);
    }

    /**
     * The fields of a form in {@code multipart/form-data}.
     *
     * @throws Refused when there are absurdly many
     */
    static Form of(MultiMap fields) throws Refused {
        if (fields.size() > MOST_PAIRS) {
            throw new Refusal(Reason.TOO_LONG, "form", MOST_PAIRS + "").thrown();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> field : fields) {
            if (!field.getValue().isBlank()) {
                values.computeIfAbsent(field.getKey(), name -> new ArrayList<>())
                        .add(field.getValue());
            }
        }
        return new Form(values);
    }

    /** These values, and the other's of names that are not here. */
    Form and(Form other) {
        Map<String, List<String>> both = new LinkedHashMap<>(other.values);
        both.putAll(values);
        return new Form(both);
    }

    /** The first value. */
    @Nullable
    String text(String name) {
        List<String> given = values.get(name);
        return given == null ? null : given.getFirst();
    }

    /** All values, as {@code name=…} or as {@code name[]=…}. */
    List<String> all(String name) {
        List<String> all = new ArrayList<>(values.getOrDefault(name, List.of()));
        all.addAll(values.getOrDefault(name + "[]", List.of()));
        return all;
    }

    /** All values, which may have commas between them, too. */
    List<String> list(String name) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static String decode(String encoded) throws Refused {
        byte[] bytes = new byte[encoded.length() * 3];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int escaped = c == '%' ? hex(encoded, i + 1) : -1;
            if (escaped >= 0) {
                bytes[length++] = (byte) escaped;
                i += 2;
            } else if (c == '+') {
                bytes[length++] = ' ';
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                int point = encoded.codePointAt(i);
                for (byte plain : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    bytes[length++] = plain;
                }
                i += Character.charCount(point) - 1;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.of(Reason.BAD_UTF8).thrown();
        }
    }

    /** The byte; -1 where none is written: a percent sign is one then, as in any browser, since there are clients that escape nothing. */
    private static int hex(String encoded, int at) {
        int high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(encoded.charAt(at + 1), 16);
        return low < 0 ? -1 : high << 4 | low;
    }

    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
