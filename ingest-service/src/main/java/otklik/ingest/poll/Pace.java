package otklik.ingest.poll;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to let a platform alone after failures. Confined to the platform's thread. */
final class Pace {
    /** So many failures in a row, and the platform counts as dead: asked seldom until it answers. */
    static final int DEAD_AFTER = 8;

    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final Duration first;
    private final Duration longest;
    private int failures;

    Pace(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    void succeeded() {
        failures = 0;
    }

    /**
     * One more failure.
     *
     * @param asked by the platform, honoured up to an hour; absent for the back-off alone
     */
    Duration failed(@Nullable Duration asked) {
        failures++;
        Duration own = isDead() ? longest : backOff();
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }

    boolean isFailing() {
        return failures > 0;
    }

    boolean isDead() {
        return failures >= DEAD_AFTER;
    }

    /** Between half and all of the first pause doubled for every failure after the first. */
    private Duration backOff() {
        long doubled = first.toMillis() << Math.min(failures - 1, 20);
        long most = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
