package otklik.eventing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One of several ways through a {@link Publisher}. A lane may hold a fixed multiple of what is still free (dynamic
 * thresholds, as switches share their buffers): alone it holds its greatest share, beside others less, and there is always
 * some room for one more. What floods a lane waits in front of it instead of in front of all. Thread-safe.
 */
public final class Lane {
    private final Publisher publisher;
    private final double ofFree;
    private final Room own = new Room();

    /** @param most greatest share of the room */
    Lane(Publisher publisher, double most) {
        this.publisher = publisher;
        this.ofFree = most / (1 - most);
    }

    /** True while a publish would not be refused for want of room. */
    public boolean hasRoom() {
        return own.isWithin(ofFree, publisher.room());
    }

    /** Blocks until there is room; false when there was none in time. */
    public boolean awaitRoom(Duration patience) throws InterruptedException {
        return publisher.left().await(this::hasRoom, patience);
    }

    /** As {@link Publisher#publish}, within the lane's share. */
    public CompletableFuture<Void> publish(Outgoing<?> event) {
        return hasRoom()
                ? publisher.publish(event, this)
                : CompletableFuture.failedFuture(new Publisher.Overloaded("the lane's share of the room is taken"));
    }

    void enter(int size) {
        own.enter(size);
    }

    void leave(int size) {
        own.leave(size);
    }
}
