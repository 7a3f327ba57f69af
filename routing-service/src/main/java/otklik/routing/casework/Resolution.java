package otklik.routing.casework;

import java.time.Instant;

/**
 * The outcome, in words for the citizen.
 *
 * @param by who wrote it: upn of the token; whoever approves it must be somebody else
 */
public record Resolution(String text, Instant at, String by) {
    /** That there was one, when and by whom. */
    Resolution erased() {
        return new Resolution(Case.ERASED, at, by);
    }

    @Override
    public String toString() {
        return "Resolution[" + text.length() + " characters]";
    }
}
