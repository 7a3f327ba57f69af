package otklik.eventing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What is on its way to the broker, measured against a {@link Publisher}'s window. Thread-safe. */
final class Room {
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    int records() {
        return records.get();
    }

    boolean isWithin(double share) {
        return records.get() < share * Publisher.WINDOW_RECORDS && bytes.get() < share * Publisher.WINDOW_BYTES;
    }

    /** True when it was empty before. */
    boolean enter(int size) {
        bytes.addAndGet(size);
        return records.getAndIncrement() == 0;
    }

    /** True when it is empty now. */
    boolean leave(int size) {
        bytes.addAndGet(-size);
        return records.decrementAndGet() == 0;
    }
}
