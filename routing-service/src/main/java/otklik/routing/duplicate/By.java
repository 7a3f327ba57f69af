package otklik.routing.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * Who or what makes the next version of a case.
 *
 * @param actor by the token; absent for the pipeline
 * @param agency whose employee the actor is
 * @param causationId the event that asks for it
 */
public record By(
        @Nullable String actor,
        @Nullable String agency,
        @Nullable String causationId,
        @Nullable String traceparent) {
    /** Time, or the pipeline where no single event is the cause. */
    public static final By PIPELINE = new By(null, null, null, null);
}
