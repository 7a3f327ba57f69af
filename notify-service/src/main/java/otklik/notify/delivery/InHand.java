package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What this process has in hand, from when it is to be sent until its outcome is on the disk. The table knows it by leases, but these
 * are committed without waiting for the disk: a PostgreSQL that crashes may forget the last of them and give the same out again. Thread-safe.
 */
@Singleton
final class InHand {
    private final Set<UUID> notices = new HashSet<>();
    private final Map<String, UUID> chats = new HashMap<>();

    /** What may be done with a notice that was claimed. */
    enum Verdict {
        SEND,
        /** It is being sent. */
        HAVE_IT,
        /** Another is being sent in its chat. */
        LATER
    }

    /** Takes it in hand where it may be sent. A webhook's receiver knows what it has by its id: to him it may go again. */
    synchronized Verdict take(Delivery delivery) {
        if (!delivery.oneAtATime()) {
            return Verdict.SEND;
        }
        if (notices.contains(delivery.noticeId())) {
            return Verdict.HAVE_IT;
        }
        if (chats.putIfAbsent(delivery.endpoint(), delivery.noticeId()) != null) {
            return Verdict.LATER;
        }
        notices.add(delivery.noticeId());
        return Verdict.SEND;
    }

    /** It is not on its way any more: another of its chat may go. */
    synchronized void answered(Delivery delivery) {
        chats.remove(delivery.endpoint(), delivery.noticeId());
    }

    /** Its outcome is written. */
    synchronized void written(Delivery delivery) {
        notices.remove(delivery.noticeId());
    }
}
