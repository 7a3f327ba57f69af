package otklik.ingest.poll;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A page could not be had or not be taken: nothing moves, it is asked for again. */
final class PollFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration after;
    private final boolean ours;

    /** @param reason quotes neither address, secret nor content */
    PollFailed(String reason) {
        this(reason, null, false);
    }

    /** @param after how long the platform asks us to wait; absent where it does not */
    PollFailed(String reason, @Nullable Duration after) {
        this(reason, after, false);
    }

    private PollFailed(String reason, @Nullable Duration after, boolean ours) {
        super(reason, null, false, false);
        this.after = after;
        this.ours = ours;
    }

    /** The platform has no part in it. */
    static PollFailed ours(String reason) {
        return new PollFailed(reason, null, true);
    }

    boolean isOurs() {
        return ours;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    @Nullable
    Duration after() {
        return after;
    }
}
