package otklik.ingest.open311;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.DerivedId;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;
import otklik.eventing.seal.Sealer;
import otklik.ingest.message.Pseudonyms;
import otklik.ingest.message.Sender;

/** The address that a client gives for its user, sealed to notify-service; everywhere else the id of the contact stands for it. */
@Singleton
final class Contacts {
    private final Pseudonyms pseudonyms;
    private final Sealer toNotify;
    private final Clock clock;

    Contacts(Pseudonyms pseudonyms, Sealer toNotify, Clock clock) {
        this.pseudonyms = pseudonyms;
        this.toNotify = toNotify;
        this.clock = clock;
    }

    /** To be durable before the message that names it. */
    record Given(String contactId, Outgoing<ContactGiven> event) {}

    Optional<Given> of(Sender sender, Reporter reporter, @Nullable String traceparent) {
        String channel = reporter.channel();
        String address = reporter.address();
        if (channel == null || address == null) {
            return Optional.empty();
        }
        String id = reporter.id();
        String citizen = id == null ? null : pseudonyms.citizen(sender.network(), id);
        Instant now = clock.instant();
        String contactId = DerivedId.of("contact", channel, sender.source(), pseudonyms.citizen(channel, address));
        return Optional.of(new Given(
                contactId,
                new Outgoing<>(
                        Streams.CONTACTS,
                        List.of(Streams.CONTACTS.name()),
                        contactId,
                        DerivedId.of("contact-given", channel, contactId, now.toString()),
                        contactId,
                        null,
                        traceparent,
                        new ContactGiven(
                                contactId, channel, sender.source(), toNotify.seal(address), now, citizen, null))));
    }
}
