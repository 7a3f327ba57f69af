package otklik.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What classify-service understood. Deterministic for (input, {@link Versions}). What is absent in an event was not looked for by
 * the classify-service that wrote it, or is not in the text.
 *
 * @param category first guess: a category code of the region pack
 * @param confidence calibrated probability of the first guess, 0 to 1
 * @param guesses the best three, first guess included, best first
 * @param leaf finer category within {@code category}: a code of the region pack
 * @param kind what the message wants
 * @param emergency what endangers people now, as far as the text says
 * @param municipality code of the region pack: that of the sender's pin, else of the sender's hint, else the one that the text names
 * @param place what the sender's address, else the text, says of the place
 * @param masked how many pieces of each kind of personal data were masked, by kind
 * @param fingerprint of the text, to find others that say nearly the same: 64 bytes in base64url without padding, each the
 *     lowest eight bits of one minimum of a MinHash over pairs of words. The share of bytes that two fingerprints have alike, place for
 *     place, estimates the share of pairs of words that the texts have in common; absent for a text without words
 * @param reasons up to five words of the masked text that spoke most for {@code category}, the strongest first
 * @param versions what made the tags
 */
public record Tags(
        String category,
        double confidence,
        List<Guess> guesses,
        @Nullable String leaf,
        @Nullable KindGuess kind,
        @Nullable Emergency emergency,
        @Nullable String municipality,
        @Nullable Place place,
        Map<String, Integer> masked,
        @Nullable String fingerprint,
        @Nullable List<String> reasons,
        Versions versions) {

    public Tags {
        guesses = List.copyOf(guesses);
        masked = masked == null ? Map.of() : Map.copyOf(masked);
        reasons = reasons == null ? null : List.copyOf(reasons);
    }

    /**
     * A category and its probability.
     *
     * @param category code of the region pack
     * @param probability calibrated, 0 to 1
     */
    public record Guess(String category, double probability) {}

    /**
     * What a message wants.
     *
     * @param kind {@code complaint}, {@code request}, {@code question}, {@code suggestion}, {@code gratitude} or {@code other}
     * @param confidence calibrated probability, 0 to 1
     */
    public record KindGuess(String kind, double confidence) {}

    /**
     * Danger to people now.
     *
     * @param hazard {@code gas}, {@code fire}, {@code live-wire}, {@code manhole} or {@code person}
     * @param pattern id of the pattern that found it
     */
    public record Emergency(String hazard, String pattern) {}

    /**
     * A place in words, each name in the nominative and without its type: {@code Орск}, {@code Автодромная}, {@code 40 лет Октября}.
     *
     * @param settlement city or village
     * @param street street, avenue, lane or quarter
     * @param house number of the house with its letter, fraction or block: {@code 12}, {@code 12а}, {@code 12/1}, {@code 12к2}
     * @param crossing the other street, where the place is a crossing
     */
    public record Place(
            @Nullable String settlement,
            @Nullable String street,
            @Nullable String house,
            @Nullable String crossing) {}

    /**
     * What made the tags: the same versions and input make the same tags.
     *
     * @param code version of classify-service
     * @param model version of the trained model
     * @param pack version of the region pack
     * @param gazetteer version of the pack's gazetteer
     * @param input SHA-256 (hex) of the masked input
     */
    public record Versions(
            String code,
            String model,
            String pack,
            @Nullable String gazetteer,
            String input) {}
}
