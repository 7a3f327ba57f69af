package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * First notices that go from the handler's transaction straight to their lanes, without a claim. They are inserted as held
 * by this process and sent only after the commit; should this process die between, their leases run out. Used by the one
 * thread of the handler.
 */
@Singleton
final class Handover {
    private final Lanes lanes;
    private final Bell bell;
    private final List<Delivery> reserved = new ArrayList<>();
    private Set<UUID> inserted = Set.of();

    Handover(Lanes lanes, Bell bell) {
        this.lanes = lanes;
        this.bell = bell;
    }

    /** A new transaction: if the one before was not committed, its reservations are void. */
    void begin() {
        lanes.release(reserved);
        reserved.clear();
        inserted = Set.of();
    }

    /** Keeps room for the delivery if its lane has some. */
    boolean reserve(Delivery delivery) {
        boolean room = lanes.reserve(delivery.lane(), delivery.plannedAt());
        if (room) {
            reserved.add(delivery);
        }
        return room;
    }

    /** Says which rows are really new. */
    void inserted(Set<UUID> ids) {
        inserted = ids;
    }

    /** Sends what was reserved and is new. */
    void committed() {
        List<Delivery> now = new ArrayList<>();
        List<Delivery> known = new ArrayList<>();
        reserved.forEach(delivery -> (inserted.contains(delivery.noticeId()) ? now : known).add(delivery));
        lanes.release(known);
        reserved.clear();
        inserted = Set.of();
        if (!now.isEmpty()) {
            lanes.take(now);
        }
        bell.ring();
    }
}
