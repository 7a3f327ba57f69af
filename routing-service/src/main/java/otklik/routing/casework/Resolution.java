package otklik.routing.casework;

import java.time.Instant;

/**
 * The outcome, in words for the citizen.
 *
 * @param by who wrote it: upn of the token; whoever approves it must be somebody else
 */
public record Resolution(String text, Instant at, String by) {
    @Override
    public String toString() {
        return "Resolution[" + text.length() + " characters]";
    }
}
