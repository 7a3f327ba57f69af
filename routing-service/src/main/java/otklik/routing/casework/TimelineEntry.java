package otklik.routing.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What made one version of a case.
 *
 * @param event {@code opened}, {@code assigned}, {@code category-corrected}, {@code revised}, {@code answered}
 * @param actor who did it, by the token; absent where the pipeline did
 * @param agency who holds the case from then on
 * @param detail the rule that decided, for example
 */
public record TimelineEntry(
        long caseNumber,
        int version,
        Instant at,
        String event,
        @Nullable String actor,
        @Nullable String agency,
        @Nullable String detail) {}
