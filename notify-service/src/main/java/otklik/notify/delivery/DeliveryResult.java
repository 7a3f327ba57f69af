package otklik.notify.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. Reasons are logged and kept: they quote no address, no token and no citizen. */
public sealed interface DeliveryResult {

    /** The provider took it. */
    record Delivered(@Nullable String providerMessageId) implements DeliveryResult {}

    /**
     * It may work later.
     *
     * @param after how long to wait; absent means by back-off
     */
    record TryLater(@Nullable Duration after, String reason, Blame blame) implements DeliveryResult {}

    /**
     * It may have been taken: the answer never came, or is none. Where repeats are harmless that is like {@link TryLater}.
     *
     * @param blame whose trouble it is
     */
    record Unanswered(String reason, Blame blame) implements DeliveryResult {}

    /** The receiver refuses this notice; a few more tries, in case somebody mends the receiver. */
    record Doubted(String reason) implements DeliveryResult {}

    /**
     * Final: no further try can help.
     *
     * @param reason more about it, in the provider's words or ours
     */
    record Refused(DeadReason why, String reason) implements DeliveryResult {}

    /** Not tried, and not to be: its citizen will not have it. */
    record Barred(DeadReason why) implements DeliveryResult {}

    /** Not tried: the address is not here yet. */
    record AwaitsContact(@Nullable String mark) implements DeliveryResult {}

    /** Not tried: the lease is short or the lane rests. */
    record PutBack(Duration after) implements DeliveryResult {}

    /** Whose trouble it is that an attempt failed. */
    enum Blame {
        /** This notice's: the others go on. */
        NOTICE,
        /** Perhaps the receiver's: several in a row rest the lane. */
        RECEIVER,
        /** The lane's: it rests at once. */
        LANE
    }
}
