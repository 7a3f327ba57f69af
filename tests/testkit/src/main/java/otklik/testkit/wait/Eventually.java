package otklik.testkit.wait;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Named waits: a test says what it waits for, and a wait that ends without it fails with that name.
 *
 * <p>The condition is asked every 20 ms on the caller's thread; an {@link Exception} or {@link AssertionError} that it
 * throws counts as "not yet" and is the cause of the final failure.
 */
public final class Eventually {

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /**
     * Waits until the condition is true.
     *
     * @param what completes the sentence "waited 30 s in vain for …"
     * @throws AssertionError when the time is over
     */
    public static void within(Duration patience, String what, BooleanSupplier condition) {
        value(patience, what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * Waits until an answer is present and gives it.
     *
     * @throws AssertionError when the time is over
     */
    public static <T> T value(Duration patience, String what, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        do {
            try {
                Optional<T> answer = question.get();
                if (answer.isPresent()) {
                    return answer.get();
                }
                last = null;
            } catch (RuntimeException | AssertionError notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted while waiting for " + what, last);
            }
        } while (System.nanoTime() < end);
        throw new AssertionError("waited " + patience.toSeconds() + " s in vain for " + what, last);
    }
}
