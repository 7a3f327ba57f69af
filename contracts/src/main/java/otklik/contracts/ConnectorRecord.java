package otklik.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a connector that speaks Kafka writes to {@code connector.<code>.messages}; ingest checks it as it checks HTTP. */
public sealed interface ConnectorRecord extends Event {

    /**
     * {@code otklik.connector.message.v1}: the same body as {@code POST /v1/messages}. Everything may be missing in what a
     * stranger writes; ingest says what is.
     *
     * @param author id of the author on the platform: becomes the pseudonym and goes no further
     */
    record ConnectorMessage(
            @Nullable String externalId,
            @Nullable String text,
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
            @Nullable Instant sentAt)
            implements ConnectorRecord {

        @Override
        public String toString() {
            return "ConnectorMessage[externalId=" + externalId + "]";
        }
    }

    /** Who wrote it, by the platform's own id. */
    record Author(@Nullable String id) {
        @Override
        public String toString() {
            return "Author[…]";
        }
    }
}
