package otklik.notify.delivery;

import java.util.function.Consumer;

/** A channel's way out. */
public interface Sender {

    /** The channel it serves: {@code webhook}, {@code telegram}. */
    String channel();

    /** How many may be on their way in one lane. */
    int width();

    /** How many one lane may hold, those on their way included. */
    int room();

    /** Whether the receiver shows once what it is sent twice. If not, an attempt that nobody answered is a doubt. */
    boolean repeatsAreHarmless();

    /**
     * Whether the provider counts what is sent in a lane a second, by whichever replica: then only one sends on it at a time,
     * see {@link LaneOwner}.
     */
    default boolean isPaced() {
        return false;
    }

    /**
     * Makes one attempt. Called on the sending loop, so it must not block; tells the result on the sending loop, exactly
     * once and within the attempt's time limit.
     */
    void send(Delivery delivery, Consumer<DeliveryResult> told);
}
