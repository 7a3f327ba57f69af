package otklik.region;

import java.util.Locale;

/** How a notice is told. */
public enum Tell {
    NOW,
    /** Once a day, with what else has changed. */
    DIGEST,
    NEVER;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
