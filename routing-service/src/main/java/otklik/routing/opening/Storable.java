package otklik.routing.opening;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.Location;
import otklik.contracts.Message;
import otklik.contracts.Platform;
import otklik.contracts.TaggedEvent;
import otklik.contracts.TaggedEvent.MessageRetagged;
import otklik.contracts.TaggedEvent.MessageTagged;
import otklik.eventing.Envelope;

/**
 * PostgreSQL has no text with U+0000. A message that holds one is still a citizen's message: the character becomes U+FFFD,
 * in what is stored and in what is published alike; the sealed original keeps it.
 */
final class Storable {
    private Storable() {}

    static List<Envelope<TaggedEvent>> of(List<Envelope<TaggedEvent>> batch) {
        List<Envelope<TaggedEvent>> storable = new ArrayList<>(batch.size());
        for (Envelope<TaggedEvent> envelope : batch) {
            storable.add(of(envelope));
        }
        return storable;
    }

    private static Envelope<TaggedEvent> of(Envelope<TaggedEvent> envelope) {
        Message before = envelope.event().message();
        Message after = of(before);
        return after.equals(before)
                ? envelope
                : new Envelope<>(
                        envelope.stream(),
                        envelope.key(),
                        envelope.id(),
                        envelope.type(),
                        envelope.time(),
                        envelope.causationId(),
                        envelope.traceparent(),
                        switch (envelope.event()) {
                            case MessageTagged tagged ->
                                new MessageTagged(after, tagged.sealedOriginal(), tagged.tags());
                            case MessageRetagged again ->
                                new MessageRetagged(after, again.sealedOriginal(), again.tags());
                        });
    }

    private static Message of(Message message) {
        Location location = message.location();
        return new Message(
                message.messageId(),
                needed(message.channel()),
                needed(message.source()),
                needed(message.externalId()),
                needed(message.conversation()),
                text(message.citizen()),
                text(message.contactId()),
                needed(message.text()),
                text(message.language()),
                location == null ? null : new Location(location.lat(), location.lon(), text(location.address())),
                message.attachments().stream()
                        .map(file -> new Attachment(needed(file.url()), text(file.name()), text(file.type())))
                        .toList(),
                text(message.category()),
                text(message.municipality()),
                text(message.regime()),
                text(message.campaign()),
                text(message.batch()),
                needed(message.digest()),
                message.sentAt(),
                message.receivedAt(),
                text(message.inReplyTo()),
                of(message.platform()),
                text(message.network()));
    }

    private static @Nullable Platform of(@Nullable Platform said) {
        return said == null
                ? null
                : new Platform(
                        text(said.number()),
                        text(said.stage()),
                        text(said.status()),
                        text(said.holder()),
                        said.plannedFor(),
                        said.finishedOn(),
                        text(said.decision()),
                        said.rating(),
                        text(said.reconsideration()));
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null ? null : needed(value);
    }

    /** The same object where there is nothing to replace, so that the common case costs a scan and no copy. */
    private static String needed(String value) {
        return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
    }
}
