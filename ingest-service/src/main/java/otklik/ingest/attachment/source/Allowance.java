package otklik.ingest.attachment.source;

import java.time.Duration;

/** How much of the memory one file has. Used by one thread. */
public final class Allowance implements AutoCloseable {
    private final Room room;
    private int taken;

    Allowance(Room room) {
        this.room = room;
    }

    /** Bytes of the largest file that is taken. */
    long most() {
        return room.most();
    }

    /** Waits until there is room for a file of so many bytes; false where there was none in time. */
    public boolean take(long bytes, Duration patience) throws InterruptedException {
        close();
        taken = room.take(bytes, patience);
        return taken > 0;
    }

    @Override
    public void close() {
        room.giveBack(taken);
        taken = 0;
    }
}
