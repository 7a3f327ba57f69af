package otklik.ingest.poll;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A page could not be had or not be taken: nothing moves, it is asked for again. */
final class PollFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration after;

    /** @param reason quotes neither address, secret nor content */
    PollFailed(String reason) {
        this(reason, null);
    }

    /** @param after how long the platform asks us to wait; absent where it does not */
    PollFailed(String reason, @Nullable Duration after) {
        super(reason, null, false, false);
        this.after = after;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    @Nullable
    Duration after() {
        return after;
    }
}
