package otklik.routing.casework;

import java.time.Instant;
import java.util.Optional;

/**
 * The outcome, in words for the citizen.
 *
 * @param by who wrote it: upn of the token; whoever approves it must be somebody else. {@code answer:<id>} is the region pack
 */
public record Resolution(String text, Instant at, String by) {
    private static final String PACK = "answer:";

    /** @param id of the pack's answer */
    static Resolution ofPack(String id, String text, Instant at) {
        return new Resolution(text, at, PACK + id);
    }

    /** The id of the pack's answer; empty where a person wrote it. */
    public Optional<String> packAnswer() {
        return by.startsWith(PACK) ? Optional.of(by.substring(PACK.length())) : Optional.empty();
    }

    /** That there was one, when and by whom. */
    Resolution erased() {
        return new Resolution(Case.ERASED, at, by);
    }

    @Override
    public String toString() {
        return "Resolution[" + text.length() + " characters]";
    }
}
