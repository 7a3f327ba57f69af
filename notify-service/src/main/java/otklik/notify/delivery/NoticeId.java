package otklik.notify.delivery;

import java.util.UUID;
import otklik.contracts.DerivedId;

/** Id of one notice to one recipient: the same cause derives the same id, so that an event read twice is told once. */
public record NoticeId(UUID value) {

    static NoticeId of(String eventId, Recipient to) {
        return new NoticeId(UUID.fromString(DerivedId.of("notice", eventId, to.endpoint())));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
