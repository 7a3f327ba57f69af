package otklik.routing.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One erasure, as it is on record: not whose.
 *
 * @param because code of {@link Because}
 * @param actor upn of the member of staff who had the paper
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Erasure(
        UUID id, Instant at, String because, @Nullable String actor, int cases, int messages) {}
