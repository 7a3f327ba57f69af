package otklik.routing.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the rules saw it when it was opened. Tags are those of the first message, whatever staff have corrected since; how sure its kind
 * was is not kept, unless {@link Decided#why} tells.
 *
 * @param emergency id of the pattern that fired
 * @param regime absent where another has taken its place since
 * @param text masked, as it is now; absent where nobody asked for it or it is erased
 * @param lost what was known then and is not now: {@code kind}, {@code leaf}, {@code regime}, {@code words}, {@code rule}, {@code terms}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record DecidedCase(
        String reference,
        Instant openedAt,
        String category,
        double confidence,
        @Nullable String leaf,
        @Nullable String kind,
        @Nullable String emergency,
        @Nullable String municipality,
        @Nullable String regime,
        String channel,
        String source,
        @Nullable String campaign,
        @Nullable String text,
        Decided decided,
        List<String> lost) {

    /**
     * What was decided at the opening.
     *
     * @param agency who got it; absent where it waited for a person
     * @param reason what it waited for; absent where the rule itself answered or turned it down
     * @param curator absent also where the {@code terms} are lost
     * @param deadline absent also where the {@code terms} are lost
     * @param joined the case became part of another: agency and reason are not of its own rule
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            @Nullable String rule,
            @Nullable String why,
            @Nullable String packVersion,
            @Nullable String agency,
            @Nullable String reason,
            @Nullable String curator,
            @Nullable Instant deadline,
            boolean joined) {}

    @Override
    public String toString() {
        return "DecidedCase[" + reference + "]";
    }
}
