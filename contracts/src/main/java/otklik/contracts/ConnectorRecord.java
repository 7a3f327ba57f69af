package otklik.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a connector that speaks Kafka writes to {@code connector.<code>.messages}; ingest checks it as it checks HTTP. */
public sealed interface ConnectorRecord extends Event {

    /**
     * {@code otklik.connector.message.v1}: a message from a platform, the same body as {@code POST /v1/messages}. Anything
     * may be missing in what a stranger writes, and ingest says what is; it demands {@code externalId} and {@code text}.
     *
     * @param externalId the platform's own id of the message; the same id is the same message
     * @param text the citizen's words, at most 256 KB of characters
     * @param conversation what keeps messages in order; the record key, where given
     * @param author who wrote it
     * @param location where it is
     * @param attachments files by reference
     * @param language BCP 47 tag of the language to answer in; the region's first language when absent
     * @param category the platform's own category, a hint in its words
     * @param municipality the platform's own municipality: a code of the region pack; a hint
     * @param regime the platform's own regime: {@code social}, {@code portal}, {@code appeal}, {@code question}; a hint
     * @param campaign the campaign or question pool it belongs to
     * @param batch the import run it comes by, for accounting only
     * @param sentAt when the citizen sent it
     * @param inReplyTo the citizen adds to a case of his: what {@code POST /v1/public/cases/{reference}/additions} answered
     * @param network the network that the message is from, one of the connector's in the region pack ({@code vk}); {@code externalId}
     *     is its id there then, so that the same comment seen by two ways is one message
     * @param platform what the platform says of its own work on the message
     */
    record ConnectorMessage(
            @Demanded @Nullable String externalId,
            @Demanded @Nullable String text,
            @Nullable String conversation,
            @Nullable Author author,
            @Nullable Location location,
            @Nullable List<Attachment> attachments,
            @Nullable String language,
            @Nullable String category,
            @Nullable String municipality,
            @Nullable String regime,
            @Nullable String campaign,
            @Nullable String batch,
            @Nullable Instant sentAt,
            @Nullable String inReplyTo,
            @Nullable String network,
            @Nullable Platform platform)
            implements ConnectorRecord {

        @Override
        public String toString() {
            return "ConnectorMessage[externalId=" + externalId + "]";
        }
    }

    /**
     * Who wrote it, by the platform's own id.
     *
     * @param id becomes the pseudonym and goes no further
     */
    record Author(@Nullable String id) {
        @Override
        public String toString() {
            return "Author[…]";
        }
    }
}
