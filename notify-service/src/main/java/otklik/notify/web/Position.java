package otklik.notify.web;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in its chat a reader is, as he says it. */
final class Position {
    private static final Pattern FORM = Pattern.compile("\\d{1,18}");

    private Position() {}

    /** The beginning where nothing is said; empty where it is no position. */
    static OptionalLong of(@Nullable String said) {
        if (said == null || said.isEmpty()) {
            return OptionalLong.of(0);
        }
        return FORM.matcher(said).matches() ? OptionalLong.of(Long.parseLong(said)) : OptionalLong.empty();
    }
}
