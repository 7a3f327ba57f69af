package otklik.ingest.attachment.source;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory for files in work. A file takes three times its size: as it came, as it is kept, and encrypted. Thread-safe. */
public final class Room {
    private static final int UNIT = 1024;
    private static final int COPIES = 3;

    private final Semaphore units;
    private final long most;

    /**
     * @param memory bytes
     * @param most bytes of the largest file; the memory must have room for one
     */
    public Room(long memory, long most) {
        this.units = new Semaphore((int) (memory / UNIT), true);
        this.most = most;
    }

    /** Of one file; to be closed when it is done with. */
    public Allowance allowance() {
        return new Allowance(this);
    }

    /** Bytes of the largest file. */
    long most() {
        return most;
    }

    /** Units taken, or 0 where there was no room in time. */
    int take(long bytes, Duration patience) throws InterruptedException {
        int wanted = (int) (bytes * COPIES / UNIT) + 1;
        return units.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS) ? wanted : 0;
    }

    void giveBack(int taken) {
        units.release(taken);
    }
}
