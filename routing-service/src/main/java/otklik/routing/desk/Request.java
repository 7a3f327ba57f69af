package otklik.routing.desk;

import org.jspecify.annotations.Nullable;
import otklik.routing.casework.Reference;

/**
 * A command's common part.
 *
 * @param version the version of the case that the caller has seen ({@code If-Match}); absent where any will do
 */
record Request(
        Reference reference,
        Caller caller,
        @Nullable Integer version,
        @Nullable String traceparent) {}
