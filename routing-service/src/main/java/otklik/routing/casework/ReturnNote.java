package otklik.routing.casework;

import org.jspecify.annotations.Nullable;

/**
 * "Not ours": what an agency says when it gives a case back.
 *
 * @param agency code of the agency that gave it back
 * @param reason in its own words
 * @param hint code of the agency whose it may be
 */
public record ReturnNote(
        String agency, String reason, @Nullable String hint) {
    @Override
    public String toString() {
        return "ReturnNote[agency=" + agency + ", hint=" + hint + "]";
    }
}
