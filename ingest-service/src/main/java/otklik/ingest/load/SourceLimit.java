package otklik.ingest.load;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one source may send. Thread-safe. */
final class SourceLimit {
    private final Rate rate;
    private final @Nullable Rate ofCitizen;
    private final AtomicLong memory = new AtomicLong();

    /** @param ofCitizen what each citizen may send by this source, where it is not the usual */
    SourceLimit(Rate rate, @Nullable Rate ofCitizen) {
        this.rate = rate;
        this.ofCitizen = ofCitizen;
    }

    Rate ofCitizen(Rate usual) {
        return ofCitizen == null ? usual : ofCitizen;
    }

    /** How long the next message must wait, in nanoseconds. */
    long waitNanos(long now) {
        return rate == Rate.UNLIMITED ? 0 : rate.waitNanos(memory.get(), now);
    }

    /** Counts one message, unless it must wait: then it returns how long, in nanoseconds. */
    long take(long now) {
        if (rate == Rate.UNLIMITED) {
            return 0;
        }
        while (true) {
            long before = memory.get();
            long wait = rate.waitNanos(before, now);
            if (wait > 0 || memory.compareAndSet(before, rate.after(before, now))) {
                return wait;
            }
        }
    }
}
