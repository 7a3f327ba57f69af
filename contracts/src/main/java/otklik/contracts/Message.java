package otklik.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One immutable communication from one citizen by one channel.
 *
 * @param messageId derived from the origin, see {@link MessageId}
 * @param channel how the citizen reached us: {@code connector}, {@code telegram} …
 * @param source who handed it to us: the connector's code, or the bot's code for a messenger
 * @param externalId the source's own id of the message
 * @param conversation what keeps messages in order (the record key); without one, the message id
 * @param citizen pseudonym: keyed hash of (network, native id); absent when the source names no author
 * @param contactId where answers go: key of a {@link ContactEvent} on {@code contacts}; absent when the answer goes to
 *     the connector's webhook
 * @param text the citizen's words, at most 256 KB of characters; masked in every event after {@code messages.received}
 * @param language BCP 47 tag of the language to answer in; the region's first language when absent
 * @param location where the citizen says it is
 * @param attachments files by reference; may be empty
 * @param category the sender's own category, a hint in the sender's words
 * @param municipality the sender's own municipality: a code of the region pack; a hint
 * @param regime the sender's own regime: {@code social}, {@code portal}, {@code appeal}, {@code question}; a hint
 * @param campaign the campaign or question pool it belongs to
 * @param batch the import run it came by, for accounting only
 * @param digest SHA-256 (hex) over what the sender sent; the same id with the same digest is a repeat
 * @param sentAt when the citizen sent it, as far as the source knows
 * @param receivedAt when ingest took it
 * @param inReplyTo what the message belongs to: leave to add it to a case, as its citizen got it from routing-service for his
 *     reference and PIN; {@code case:} and the reference of a case, to which it is added if the first one came by the same
 *     connector; from chats alone {@code notice/<id>}, the provider's id of the notice that he replied to, {@code album/<id>}, the
 *     same for messages sent as one, or {@code long/}, at the channel's limit and so perhaps continued in the next message
 * @param platform what the platform that it came by says of its own work on it
 * @param network the network that it was written in ({@code vk}), where its connector says that; {@code externalId} is its id there
 */
public record Message(
        String messageId,
        String channel,
        String source,
        String externalId,
        String conversation,
        @Nullable String citizen,
        @Nullable String contactId,
        String text,
        @Nullable String language,
        @Nullable Location location,
        List<Attachment> attachments,
        @Nullable String category,
        @Nullable String municipality,
        @Nullable String regime,
        @Nullable String campaign,
        @Nullable String batch,
        String digest,
        @Nullable Instant sentAt,
        Instant receivedAt,
        @Nullable String inReplyTo,
        @Nullable Platform platform,
        @Nullable String network) {

    public Message {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** A message by a way that is its own network. */
    public Message(
            String messageId,
            String channel,
            String source,
            String externalId,
            String conversation,
            @Nullable String citizen,
            @Nullable String contactId,
            String text,
            @Nullable String language,
            @Nullable Location location,
            List<Attachment> attachments,
            @Nullable String category,
            @Nullable String municipality,
            @Nullable String regime,
            @Nullable String campaign,
            @Nullable String batch,
            String digest,
            @Nullable Instant sentAt,
            Instant receivedAt,
            @Nullable String inReplyTo,
            @Nullable Platform platform) {
        this(
                messageId,
                channel,
                source,
                externalId,
                conversation,
                citizen,
                contactId,
                text,
                language,
                location,
                attachments,
                category,
                municipality,
                regime,
                campaign,
                batch,
                digest,
                sentAt,
                receivedAt,
                inReplyTo,
                platform,
                null);
    }

    /** The same message with other words: what classify-service does when it masks. */
    public Message withText(String masked) {
        return new Message(
                messageId,
                channel,
                source,
                externalId,
                conversation,
                citizen,
                contactId,
                masked,
                language,
                location,
                attachments,
                category,
                municipality,
                regime,
                campaign,
                batch,
                digest,
                sentAt,
                receivedAt,
                inReplyTo,
                platform,
                network);
    }

    /** Facts only: the words of a citizen never reach a log through this. */
    @Override
    public String toString() {
        return "Message[messageId=" + messageId + ", channel=" + channel + ", source=" + source + ", text="
                + text.length() + " characters]";
    }
}
