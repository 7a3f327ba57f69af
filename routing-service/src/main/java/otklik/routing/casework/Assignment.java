package otklik.routing.casework;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agency that holds a case.
 *
 * @param executor code of the agency that works on it
 * @param curator code of the agency that watches over it
 * @param deadline absent where no answer is owed by a date
 */
public record Assignment(
        String executor, @Nullable String curator, @Nullable Instant deadline) {

    /** The same agencies with another deadline. */
    public Assignment until(@Nullable Instant other) {
        return new Assignment(executor, curator, other);
    }

    /** Both agencies, the executor first; one where they are the same or nobody watches. */
    public Set<String> agencies() {
        Set<String> agencies = new LinkedHashSet<>();
        agencies.add(executor);
        if (curator != null) {
            agencies.add(curator);
        }
        return agencies;
    }
}
