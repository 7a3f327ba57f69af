package otklik.region;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and how long the clock of a case may stand still.
 *
 * @param atMost how many pauses; 0 for none at all
 * @param total all of them together; empty for no limit
 */
public record PausePolicy(int atMost, Optional<Duration> total) {
    public static final PausePolicy UNLIMITED = new PausePolicy(Integer.MAX_VALUE, Optional.empty());

    /** What law 59-FZ leaves: it knows an extension, and nothing that stops the clock. */
    public static final PausePolicy NONE = new PausePolicy(0, Optional.empty());
}
