package otklik.region;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message when its route is decided. Codes that the pack does not know match only rules that do not ask for
 * them; {@link #of} makes one of which little is known, the other methods add to it.
 *
 * @param category code of the category
 * @param confidence probability that the category is right, 0 to 1; 1 where a person chose it
 * @param leaf code of the leaf; one of another category counts as none
 * @param kind what the message wants; null where nobody looked
 * @param emergency what endangers people now; null where nothing does
 * @param municipality code of the municipality; null, or one that the pack does not know, is "place unknown"
 * @param regime code of the regime
 * @param connector who handed the message to us, as {@link RegionPack#sourceCode}
 * @param campaign the campaign or question pool that the message belongs to
 * @param text the citizen's words, masked; may be empty
 * @param at when the rules decide, for those that are valid for a time
 */
public record RoutingQuery(
        String category,
        double confidence,
        @Nullable String leaf,
        @Nullable Wish kind,
        @Nullable Emergency emergency,
        @Nullable String municipality,
        String regime,
        String connector,
        @Nullable String campaign,
        String text,
        Instant at) {

    /** @throws IllegalArgumentException if the confidence is no probability */
    public RoutingQuery {
        probability(confidence);
    }

    /**
     * What a message wants.
     *
     * @param kind code of the kind, such as {@code gratitude}
     * @param confidence probability that it is right, 0 to 1
     */
    public record Wish(String kind, double confidence) {
        /** @throws IllegalArgumentException if the confidence is no probability */
        public Wish {
            probability(confidence);
        }
    }

    /**
     * Danger to people now.
     *
     * @param hazard such as {@code gas}
     * @param pattern id of the pattern that found it, such as {@code gas-smell}
     */
    public record Emergency(String hazard, String pattern) {
        /** For where only the pattern was kept; a pattern that nobody knows is its own hazard. */
        public static Emergency ofPattern(String pattern) {
            return new Emergency(Emergencies.hazardOfPattern().getOrDefault(pattern, pattern), pattern);
        }
    }

    /** A message without leaf, kind, emergency, campaign and words. */
    public static RoutingQuery of(
            String category,
            double confidence,
            @Nullable String municipality,
            String regime,
            String connector,
            Instant at) {
        return new RoutingQuery(category, confidence, null, null, null, municipality, regime, connector, null, "", at);
    }

    public RoutingQuery withLeaf(@Nullable String other) {
        return new RoutingQuery(
                category, confidence, other, kind, emergency, municipality, regime, connector, campaign, text, at);
    }

    public RoutingQuery withKind(@Nullable Wish other) {
        return new RoutingQuery(
                category, confidence, leaf, other, emergency, municipality, regime, connector, campaign, text, at);
    }

    public RoutingQuery withEmergency(@Nullable Emergency other) {
        return new RoutingQuery(
                category, confidence, leaf, kind, other, municipality, regime, connector, campaign, text, at);
    }

    public RoutingQuery withCampaign(@Nullable String other) {
        return new RoutingQuery(
                category, confidence, leaf, kind, emergency, municipality, regime, connector, other, text, at);
    }

    public RoutingQuery withText(String other) {
        return new RoutingQuery(
                category, confidence, leaf, kind, emergency, municipality, regime, connector, campaign, other, at);
    }

    /** Facts only: the words of a citizen never reach a log through this. */
    @Override
    public String toString() {
        return "RoutingQuery[category=" + category + ", municipality=" + municipality + ", regime=" + regime + ", text="
                + text.length() + " characters]";
    }

    private static void probability(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is between 0 and 1, not " + confidence);
        }
    }
}
