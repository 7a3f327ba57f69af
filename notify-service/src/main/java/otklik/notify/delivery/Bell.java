package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rung when there may be something to claim. */
@Singleton
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /** Waits for a ring, at most so long; true if there was one since the last call. */
    boolean await(Duration patience) throws InterruptedException {
        boolean heard = rung.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        rung.drainPermits();
        return heard;
    }

    /** True if it was rung since the last call. */
    boolean wasRung() {
        return rung.drainPermits() > 0;
    }
}
