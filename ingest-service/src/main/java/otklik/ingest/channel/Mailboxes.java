package otklik.ingest.channel;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.DerivedId;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;

/** The address that a citizen gives in his chat, sealed to notify-service: a second way to him, beside the chat. */
@Singleton
public final class Mailboxes {
    private static final String CHANNEL = "email";

    private final Sealer toNotify;
    private final Clock clock;

    Mailboxes(Sealer toNotify, Clock clock) {
        this.toNotify = toNotify;
        this.clock = clock;
    }

    /**
     * One mailbox a chat: the one that was given last.
     *
     * @param causedBy the same when the same is sent again
     */
    public Outgoing<ContactGiven> beside(
            ContactGiven chat, String causedBy, String address, @Nullable String traceparent) {
        String contactId = DerivedId.of("contact", CHANNEL, chat.source(), chat.contactId());
        return new Outgoing<>(
                Streams.CONTACTS,
                List.of(Streams.CONTACTS.name()),
                contactId,
                DerivedId.of("contact-given", CHANNEL, contactId, causedBy),
                contactId,
                null,
                traceparent,
                new ContactGiven(
                        contactId,
                        CHANNEL,
                        chat.source(),
                        toNotify.seal(address),
                        clock.instant(),
                        chat.citizen(),
                        chat.contactId()));
    }
}
