package otklik.region;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import otklik.region.Polling.Auth;
import otklik.region.Polling.Field;
import otklik.region.Polling.Next;

/** Reads {@code poll} of a connector. */
final class PollingReader {
    private static final Pattern PATH = Pattern.compile("/[^\\s{}]*(\\{(cursor|size)\\}[^\\s{}]*)*");
    private static final Pattern POINTER = Pattern.compile("(/([^/~]|~[01])*)+");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,31}");
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([smh])");
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int USUAL_SIZE = 200;
    private static final int LARGEST_SIZE = 1000;

    private PollingReader() {}

    /** Empty, with faults, where something that is needed is not there. */
    static Optional<Polling> read(YamlValue value) {
        var fields = value.fields("path", "first", "pageSize", "every", "auth", "items", "next", "fields");
        var path = fields.required("path").flatMap(PollingReader::path);
        var first = fields.byName("first").map(YamlValue::text).orElse("");
        var size = fields.byName("pageSize")
                .map(v -> v.wholeNumber(1, LARGEST_SIZE).orElse(USUAL_SIZE))
                .orElse(USUAL_SIZE);
        var every = fields.required("every").flatMap(v -> v.read(PollingReader::span, "30s, 5m or 1h; at most 24h"));
        var auth = fields.byName("auth").flatMap(PollingReader::auth);
        var items = fields.byName("items").flatMap(PollingReader::pointer).orElse("");
        var next = fields.required("next").flatMap(PollingReader::next);
        var pointers = fields.required("fields").map(PollingReader::pointers);
        if (path.isEmpty() || every.isEmpty() || next.isEmpty() || pointers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Polling(path.get(), first, size, every.get(), auth, items, next.get(), pointers.get()));
    }

    private static Optional<String> path(YamlValue value) {
        var expected = "a path such as /messages?after={cursor}&limit={size}, with {cursor} in it";
        return value.matching(PATH, expected).filter(path -> {
            boolean asks = path.contains("{cursor}");
            if (!asks) {
                value.fault("no {cursor} in the path", expected);
            }
            return asks;
        });
    }

    private static Optional<Duration> span(String text) {
        var span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(span.group(1));
        var duration = switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return Optional.of(duration).filter(d -> d.compareTo(LONGEST) <= 0);
    }

    private static Optional<Auth> auth(YamlValue value) {
        var fields = value.fields("header", "scheme");
        var scheme = fields.byName("scheme").flatMap(v -> v.matching(SCHEME, "a word such as Bearer"));
        return fields.required("header")
                .flatMap(v -> v.matching(HEADER, "the name of a header, such as Authorization"))
                .map(header -> new Auth(header, scheme));
    }

    private static Optional<Next> next(YamlValue value) {
        var fields = value.fields("page", "lastItem");
        if (fields.has("page") == fields.has("lastItem")) {
            value.fault("the next cursor is in the page or in its last item", "one of page, lastItem");
            return Optional.empty();
        }
        return fields.has("page")
                ? fields.required("page").flatMap(PollingReader::pointer).map(Next.OfPage::new)
                : fields.required("lastItem").flatMap(PollingReader::pointer).map(Next.OfLastItem::new);
    }

    private static Map<Field, String> pointers(YamlValue value) {
        var fields = value.fields(Field.codes());
        Map<Field, String> pointers = new EnumMap<>(Field.class);
        for (var field : Field.values()) {
            var pointer = field == Field.EXTERNAL_ID || field == Field.TEXT
                    ? fields.required(field.code())
                    : fields.byName(field.code());
            pointer.flatMap(PollingReader::pointer).ifPresent(p -> pointers.put(field, p));
        }
        return pointers;
    }

    private static Optional<String> pointer(YamlValue value) {
        return value.matching(POINTER, "a JSON pointer such as /data/items");
    }
}
