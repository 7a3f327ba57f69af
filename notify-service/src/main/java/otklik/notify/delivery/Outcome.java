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
    record Dead(Delivery delivery, int attempts, Instant at, DeadReason why, String reason) implements Outcome {

        /** Whether this is a provider's answer: what a citizen will not have is not tried. */
        public boolean wasTried() {
            return attempts > delivery.attempts();
        }
    }

    /**
     * Open again.
     *
     * @param unanswered whether it may have been taken all the same
     */
    record Again(
            Delivery delivery,
            int attempts,
            Instant at,
            Instant dueAt,
            @Nullable String reason,
            @Nullable String awaits,
            boolean unanswered)
            implements Outcome {

        /** Whether there was an attempt: what waits for its lane or for an address is not tried. */
        public boolean wasTried() {
            return attempts > delivery.attempts();
        }
    }
}
