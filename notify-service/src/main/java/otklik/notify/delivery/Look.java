package otklik.notify.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A look at what is due in one queue.
 *
 * @param after where it begins; absent for the queue's beginning
 * @param window how many it sees at most
 */
record Look(Queue queue, @Nullable Position after, int window) {

    boolean isFromTheBeginning() {
        return after == null;
    }
}
