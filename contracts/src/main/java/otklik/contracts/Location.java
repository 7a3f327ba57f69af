package otklik.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Where the citizen says it is.
 *
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 * @param address as the sender wrote it
 */
public record Location(
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String address) {}
