package otklik.ingest.message;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.DerivedId;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.MessageId;
import otklik.contracts.Stream;
import otklik.contracts.Streams;
import otklik.eventing.Outgoing;

/**
 * Makes a checked message an event. What names a person (author, conversation) goes no further than here. The same input
 * makes the same ids, so a message that is sent again is harmless. Thread-safe.
 */
public final class ReceiveMessage {
    private static final Stream<MessageEvent> STREAM = Streams.MESSAGES_RECEIVED;

    private final Pseudonyms pseudonyms;
    private final ContentDigest digest;
    private final Clock clock;

    public ReceiveMessage(Pseudonyms pseudonyms, Clock clock) {
        this.pseudonyms = pseudonyms;
        this.digest = new ContentDigest(pseudonyms.keyFor("digest"));
        this.clock = clock;
    }

    /**
     * @param sent checked: it has a text and an external id
     * @param contactId where answers go, when not to the connector
     */
    public Message message(Sender by, ConnectorMessage sent, @Nullable String contactId) {
        Sender sender = by.on(sent.network());
        String externalId = Objects.requireNonNull(sent.externalId());
        String messageId = MessageId.of(sender.origin(), externalId);
        var author = sent.author();
        String authorId = author == null ? null : author.id();
        String conversation = sent.conversation();
        return new Message(
                messageId,
                sender.channel(),
                sender.source(),
                externalId,
                conversation == null ? messageId : pseudonyms.conversation(sender.conversations(), conversation),
                authorId == null ? null : pseudonyms.citizen(sender.network(), authorId),
                contactId,
                Objects.requireNonNull(sent.text()),
                sent.language(),
                sent.location(),
                Objects.requireNonNullElse(sent.attachments(), List.of()),
                sent.category(),
                sent.municipality(),
                sent.regime(),
                sent.campaign(),
                sent.batch(),
                digest.of(sent),
                sent.sentAt(),
                clock.instant(),
                sent.inReplyTo(),
                sent.platform(),
                sender.networkOfIds());
    }

    /** The fact that it arrived. Sent again in the same import run it is the same event; in another it is counted anew. */
    public Outgoing<MessageReceived> received(Message message, @Nullable String traceparent) {
        String eventId = DerivedId.of(
                "message-received",
                message.messageId(),
                message.digest(),
                Objects.requireNonNullElse(message.batch(), ""));
        return outgoing(message, eventId, traceparent, new MessageReceived(message));
    }

    /** An event about a message, in the order of its conversation. */
    public static <E extends MessageEvent> Outgoing<E> outgoing(
            Message message, String eventId, @Nullable String traceparent, E event) {
        return new Outgoing<>(
                STREAM,
                List.of(STREAM.name()),
                message.conversation(),
                eventId,
                message.messageId(),
                null,
                traceparent,
                event);
    }
}
