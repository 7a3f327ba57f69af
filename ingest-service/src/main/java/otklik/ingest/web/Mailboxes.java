package otklik.ingest.web;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.DerivedId;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;

/** The address that a citizen gives on a page, sealed to notify-service: a second way to him, beside his chat. */
@Singleton
final class Mailboxes {
    private static final String CHANNEL = "email";

    private final Sealer toNotify;
    private final Clock clock;

    Mailboxes(Sealer toNotify, Clock clock) {
        this.toNotify = toNotify;
        this.clock = clock;
    }

    /** The same events, with the mailbox after the chat's own contact and before the message, where one was given. */
    List<Outgoing<?>> with(List<Outgoing<?>> events, Submission sent, @Nullable String traceparent) {
        String address = sent.email();
        if (address == null || events.isEmpty() || !(events.getFirst().event() instanceof ContactGiven chat)) {
            return events;
        }
        List<Outgoing<?>> all = new ArrayList<>(events);
        all.add(1, mailbox(chat, sent.clientId(), address, traceparent));
        return List.copyOf(all);
    }

    /** One mailbox a chat: the one that was given last. */
    private Outgoing<ContactGiven> mailbox(
            ContactGiven chat, String clientId, String address, @Nullable String traceparent) {
        String contactId = DerivedId.of("contact", CHANNEL, chat.source(), chat.contactId());
        return new Outgoing<>(
                Streams.CONTACTS,
                List.of(Streams.CONTACTS.name()),
                contactId,
                DerivedId.of("contact-given", CHANNEL, contactId, clientId),
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
