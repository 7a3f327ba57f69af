package otklik.notify.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a notice, as shown.
 *
 * @param number from 1
 * @param answer the provider's code, or words of ours
 * @param unanswered whether the provider may have taken it all the same
 * @param nextAt when it was to be tried again; absent for the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
        int number,
        Instant at,
        String answer,
        boolean unanswered,
        @Nullable Instant nextAt) {}
