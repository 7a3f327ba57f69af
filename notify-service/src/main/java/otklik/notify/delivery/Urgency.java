package otklik.notify.delivery;

import java.util.Locale;

/** Who goes first where not all can go at once. */
public enum Urgency {
    /** Somebody waits for it. */
    NOW,
    ORDINARY,
    /** One of the many that one act makes. */
    MANY;

    /** As kept in {@code delivery.urgency}: the least goes first. */
    int rank() {
        return ordinal();
    }

    /** As metrics name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Urgency ofRank(int rank) {
        return values()[rank];
    }
}
