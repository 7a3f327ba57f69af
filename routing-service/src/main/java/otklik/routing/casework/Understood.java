package otklik.routing.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Tags;

/**
 * What classify-service understood of a case's first message when the case was opened. Corrections by staff leave it: it is
 * what they are compared with.
 *
 * @param guess the category guessed first
 * @param guesses the best three, best first; empty for a case from before they were kept
 * @param model version of the model that guessed, where it is known
 * @param kind what the message wants, where it was looked for
 * @param emergency id of the hazard pattern that fired; absent where none did
 */
public record Understood(
        String guess,
        List<Tags.Guess> guesses,
        @Nullable String model,
        @Nullable String kind,
        @Nullable String emergency) {

    public Understood {
        guesses = List.copyOf(guesses);
    }

    public static Understood of(Tags tags) {
        return new Understood(
                tags.category(),
                tags.guesses(),
                tags.versions().model(),
                tags.kind() == null ? null : tags.kind().kind(),
                tags.emergency() == null ? null : tags.emergency().pattern());
    }

    Understood withoutEmergency() {
        return new Understood(guess, guesses, model, kind, null);
    }
}
