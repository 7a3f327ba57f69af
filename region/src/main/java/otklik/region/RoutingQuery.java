package otklik.region;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a message when its route is decided.
 *
 * @param category code of the category; one that the pack does not know matches only rules that ask for none
 * @param confidence probability that the category is right, 0 to 1; 1 where a person chose it
 * @param municipality code of the municipality; null, or one that the pack does not know, is "place unknown"
 * @param regime code of the regime
 * @param connector who handed the message to us, as {@link RegionPack#sourceCode}
 */
public record RoutingQuery(
        String category, double confidence, @Nullable String municipality, String regime, String connector) {
    /** @throws IllegalArgumentException if the confidence is no probability */
    public RoutingQuery {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is between 0 and 1, not " + confidence);
        }
    }
}
