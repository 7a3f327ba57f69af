package otklik.notify.delivery;

import java.util.UUID;
import otklik.contracts.DerivedId;

/** Id of one notice to one recipient: the same cause derives the same id, so that an event read twice is told once. */
public record NoticeId(UUID value) {
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;

    static NoticeId of(String eventId, Recipient to) {
        return new NoticeId(atTheTimeOf(eventId, UUID.fromString(DerivedId.of("notice", eventId, to.endpoint()))));
    }

    /** Takes over the time of an event's UUIDv7, so that the primary key's index grows at its right edge. */
    private static UUID atTheTimeOf(String eventId, UUID derived) {
        if (eventId.length() != 36 || eventId.charAt(14) != '7') {
            return derived;
        }
        long time = UUID.fromString(eventId).getMostSignificantBits() & TIME;
        return new UUID(time | derived.getMostSignificantBits() & ~TIME, derived.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
