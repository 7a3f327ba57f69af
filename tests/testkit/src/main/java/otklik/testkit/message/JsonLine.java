package otklik.testkit.message;

import java.util.List;

/** One JSON object on one line, written by hand so that the generator costs little beside what it loads. */
final class JsonLine {

    private final StringBuilder out = new StringBuilder(256).append('{');

    JsonLine text(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    JsonLine number(String name, double value) {
        name(name);
        out.append(value);
        return this;
    }

    JsonLine object(String name, JsonLine value) {
        name(name);
        out.append(value);
        return this;
    }

    /** Left out when empty. */
    JsonLine objects(String name, List<JsonLine> values) {
        if (!values.isEmpty()) {
            name(name);
            out.append('[')
                    .append(String.join(
                            ",", values.stream().map(JsonLine::toString).toList()))
                    .append(']');
        }
        return this;
    }

    private void name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        quote(name);
        out.append(':');
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out + "}";
    }
}
