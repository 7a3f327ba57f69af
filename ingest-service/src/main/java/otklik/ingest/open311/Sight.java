package otklik.ingest.open311;

import java.util.Locale;

/** Who may see a request. */
enum Sight {
    LISTED,
    /** Who knows its number: another stands for it in lists. */
    BY_NUMBER,
    HIDDEN,
    /** Hidden, and its words are gone for good. */
    ERASED;

    boolean isHidden() {
        return this == HIDDEN || this == ERASED;
    }

    /** As in the database, which keeps nothing that tells an erased request from a hidden one. */
    String code() {
        return this == ERASED ? HIDDEN.code() : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
