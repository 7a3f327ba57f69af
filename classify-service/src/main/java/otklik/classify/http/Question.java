package otklik.classify.http;

import org.jspecify.annotations.Nullable;
import otklik.contracts.Location;

/**
 * What a caller asks: what does this text say?
 *
 * @param text a citizen's words
 * @param location where the citizen says it is
 * @param municipality a code of the region pack; a hint
 */
record Question(
        @Nullable String text,
        @Nullable Location location,
        @Nullable String municipality) {

    /** Facts only. */
    @Override
    public String toString() {
        return "Question[text=" + (text == null ? "none" : text.length() + " characters") + "]";
    }
}
