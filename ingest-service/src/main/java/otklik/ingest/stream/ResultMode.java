package otklik.ingest.stream;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a stream's client wants to hear of, besides the summary. */
enum ResultMode {
    ALL,
    ERRORS,
    SUMMARY;

    /** @return null when there is no such mode */
    static @Nullable ResultMode of(@Nullable String parameter) {
        if (parameter == null) {
            return ERRORS;
        }
        for (ResultMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(parameter)) {
                return mode;
            }
        }
        return null;
    }
}
