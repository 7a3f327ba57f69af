package otklik.eventing;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Rung when something has changed that others may wait for; costs next to nothing while nobody does. Thread-safe. */
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private volatile int waiting;

    /** After the change. */
    void ring() {
        // Who is not counted yet looks after it is counted, and sees the change.
        if (waiting > 0) {
            lock.lock();
            try {
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Blocks until it holds, looking again whenever the bell rings.
     *
     * @return false when it did not hold in time
     */
    boolean await(BooleanSupplier holds, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            waiting++;
            while (!holds.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = rung.awaitNanos(left);
            }
            return true;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
