package otklik.ingest.attachment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.DerivedId;
import otklik.ingest.attachment.content.Fault;

/**
 * A file that a message names.
 *
 * @param fault why it is not even tried to fetch it
 */
record Planned(
        String messageId,
        @Nullable String citizen,
        Instant receivedAt,
        String owner,
        String address,
        String host,
        @Nullable Fault fault) {

    /** The same file of the same message has the same id, however often the message comes. */
    String id() {
        return DerivedId.of("attachment", messageId, address);
    }

    byte[] addressHash() {
        return Hashes.sha256(address.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Planned[messageId=" + messageId + ", fault=" + fault + "]";
    }
}
