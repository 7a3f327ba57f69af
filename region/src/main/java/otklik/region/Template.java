package otklik.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places to fill: <code>{reference}</code>. A doubled brace, <code>{{</code> or <code>}}</code>, stands for
 * a brace. Values are put in as they are: they are never read for placeholders again.
 */
public final class Template {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    private sealed interface Part {
        record Words(String text) implements Part {}

        record Place(String name, int line) implements Part {}
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException on a brace that neither opens nor closes a placeholder
     */
    public static Template of(String text) {
        return parse(text, (line, what) -> {
            throw new IllegalArgumentException("line " + line + ": " + what);
        });
    }

    /** Like {@link #of} but tells the mistakes, by line, and takes wrong braces as plain text. */
    static Template parse(String text, BiConsumer<Integer, String> mistakes) {
        var parts = new ArrayList<Part>();
        var words = new StringBuilder();
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            boolean brace = c == '{' || c == '}';
            if (brace && i + 1 < text.length() && text.charAt(i + 1) == c) {
                words.append(c);
                i++;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                var name = end < 0 ? "" : text.substring(i + 1, end);
                if (NAME.matcher(name).matches()) {
                    parts.add(new Part.Words(words.toString()));
                    parts.add(new Part.Place(name, line));
                    words.setLength(0);
                    i = end;
                } else {
                    mistakes.accept(line, "'{' does not open a placeholder");
                    words.append(c);
                }
            } else if (c == '}') {
                mistakes.accept(line, "'}' closes nothing");
                words.append(c);
            } else {
                words.append(c);
            }
        }
        parts.add(new Part.Words(words.toString()));
        return new Template(parts);
    }

    /** The names of all places to fill. */
    public Set<String> placeholders() {
        return parts.stream()
                .filter(Part.Place.class::isInstance)
                .map(p -> ((Part.Place) p).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The text with every place filled; values that no place asks for are ignored.
     *
     * @throws IllegalArgumentException naming the first place for which there is no value
     */
    public String render(Map<String, String> values) {
        var out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Words words -> out.append(words.text());
                case Part.Place place -> {
                    var value = values.get(place.name());
                    if (value == null) {
                        throw new IllegalArgumentException("no value for {" + place.name() + "}");
                    }
                    out.append(value);
                }
            }
        }
        return out.toString();
    }

    /** The line where this placeholder first stands, from 1. */
    int lineOf(String placeholder) {
        for (Part part : parts) {
            if (part instanceof Part.Place place && place.name().equals(placeholder)) {
                return place.line();
            }
        }
        return 1;
    }
}
