package otklik.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What classify-service understood. Deterministic for (input, {@link Versions}).
 *
 * @param category first guess: a category code of the region pack
 * @param confidence calibrated probability of the first guess, 0 to 1
 * @param guesses the best three, first guess included, best first
 * @param municipality code of the region pack, when hint or text name exactly one
 * @param masked how many pieces of each kind of personal data were masked, by kind
 * @param versions what made the tags
 */
public record Tags(
        String category,
        double confidence,
        List<Guess> guesses,
        @Nullable String municipality,
        Map<String, Integer> masked,
        Versions versions) {

    public Tags {
        guesses = List.copyOf(guesses);
        masked = masked == null ? Map.of() : Map.copyOf(masked);
    }

    /**
     * A category and its probability.
     *
     * @param category code of the region pack
     * @param probability calibrated, 0 to 1
     */
    public record Guess(String category, double probability) {}

    /**
     * What made the tags: the same versions and input make the same tags.
     *
     * @param code version of classify-service
     * @param model version of the trained model
     * @param pack version of the region pack
     * @param input SHA-256 (hex) of the masked input
     */
    public record Versions(String code, String model, String pack, String input) {}
}
