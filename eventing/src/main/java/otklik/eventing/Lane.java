package otklik.eventing;

import java.util.concurrent.CompletableFuture;

/**
 * One of several ways through a {@link Publisher}. Of {@code n} lanes that have something on its way, each may hold the
 * {@code n+1}th part of the room: whoever comes next finds as much as the others have, and what floods one lane waits in
 * front of it instead of in front of all. Thread-safe.
 */
public final class Lane {
    private final Publisher publisher;
    private final double most;
    private final Room own = new Room();

    Lane(Publisher publisher, double most) {
        this.publisher = publisher;
        this.most = most;
    }

    /** True while a publish would not be refused for want of room. */
    public boolean hasRoom() {
        return publisher.hasRoom() && own.isWithin(share());
    }

    private double share() {
        int busy = publisher.busyLanes().get() + (own.records() == 0 ? 1 : 0);
        return Math.min(most, 1.0 / (busy + 1));
    }

    /** As {@link Publisher#publish}, within the lane's share. */
    public CompletableFuture<Void> publish(Outgoing<?> event) {
        return hasRoom()
                ? publisher.publish(event, this)
                : CompletableFuture.failedFuture(new Publisher.Overloaded("the lane's share of the room is taken"));
    }

    void enter(int size) {
        if (own.enter(size)) {
            publisher.busyLanes().incrementAndGet();
        }
    }

    void leave(int size) {
        if (own.leave(size)) {
            publisher.busyLanes().decrementAndGet();
        }
    }
}
