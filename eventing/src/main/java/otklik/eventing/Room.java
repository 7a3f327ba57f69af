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

    boolean isLeft() {
        return records.get() < Publisher.WINDOW_RECORDS && bytes.get() < Publisher.WINDOW_BYTES;
    }

    /** Whether this holds less than so many times what is left of the whole. */
    boolean isWithin(double times, Room whole) {
        return records.get() < times * (Publisher.WINDOW_RECORDS - whole.records.get())
                && bytes.get() < times * (Publisher.WINDOW_BYTES - whole.bytes.get());
    }

    void enter(int size) {
        bytes.addAndGet(size);
        records.incrementAndGet();
    }

    void leave(int size) {
        bytes.addAndGet(-size);
        records.decrementAndGet();
    }
}
