package otklik.notify.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is written down after an attempt. */
public sealed interface Outcome {

    Delivery delivery();

    record Sent(
            Delivery delivery,
            int attempts,
            Instant at,
            @Nullable String providerMessageId) implements Outcome {}

    /** @param reason more about it than {@code why} says */
    record Dead(Delivery delivery, int attempts, Instant at, DeadReason why, String reason) implements Outcome {}

    /** Open again. */
    record Again(
            Delivery delivery,
            int attempts,
            Instant dueAt,
            @Nullable String reason,
            @Nullable String awaits) implements Outcome {}
}
