package otklik.testkit.fake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One POST as it arrived.
 *
 * @param order 0, 1, 2 … in the order of arrival
 * @param atNanos arrival on {@link System#nanoTime()}'s clock, for latencies within this JVM
 * @param webhookId header {@code webhook-id}; empty when absent
 * @param kept what {@link Keep} kept of the body
 * @param signed whether the signature verified; false also when no secret is known for the path
 * @param accepted whether the receiver took it, told to the sender or not
 */
public record ReceivedWebhook(
        long order,
        Instant at,
        long atNanos,
        String path,
        String webhookId,
        @Nullable String kept,
        boolean signed,
        boolean accepted) {

    @Override
    public String toString() {
        return "ReceivedWebhook[order=%d, path=%s, webhookId=%s, signed=%s, accepted=%s]"
                .formatted(order, path, webhookId, signed, accepted);
    }
}
