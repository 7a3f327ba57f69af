package otklik.routing.desk;

import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Reference;

/**
 * A command's common part.
 *
 * @param version the version of the case that the caller has seen ({@code If-Match}); absent where any will do
 * @param causationId the event that asks for it; absent where a person does
 */
record Request(
        Reference reference,
        Caller caller,
        @Nullable Integer version,
        @Nullable String traceparent,
        @Nullable String causationId) {

    /** What a person asks for. */
    Request(Reference reference, Caller caller, @Nullable Integer version, @Nullable String traceparent) {
        this(reference, caller, version, traceparent, null);
    }
}
