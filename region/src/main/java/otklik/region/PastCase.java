package otklik.region;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case of the past, as the rules were asked about it when it was opened.
 *
 * @param reference what staff call it; in reports it stands for the words, which are not in them
 * @param then where it went; null where the rules did not have the last word, as with a case that joined another
 * @param lost what of the question is not known any more
 */
public record PastCase(
        String reference, RoutingQuery query, @Nullable Destination then, Set<Lost> lost) {
    public PastCase {
        lost = Set.copyOf(lost);
    }

    /** What a case does not keep for ever; {@link RulesTrial} says what it takes instead. */
    public enum Lost {
        KIND,
        KIND_CONFIDENCE,
        LEAF,
        REGIME,
        WORDS,
        /** The rule that decided. */
        RULE,
        /** Curator and deadline that were given. */
        TERMS
    }
}
