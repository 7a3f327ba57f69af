package otklik.ingest.attachment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentEvent.AttachmentRefused;
import otklik.ingest.attachment.content.Fault;

/**
 * A file that one thread of one replica has taken to fetch.
 *
 * @param attempts this one included
 * @param heldUntil from then on another may take it; tells this holder from others
 */
record Job(
        String id,
        String messageId,
        int index,
        @Nullable String citizen,
        Instant receivedAt,
        String owner,
        String address,
        String host,
        int attempts,
        Instant heldUntil) {

    AttachmentRefused refused(Fault fault, Instant at) {
        return new AttachmentRefused(id, messageId, index, fault.code(), at);
    }

    /** An address can hold a secret. */
    @Override
    public String toString() {
        return "Job[id=" + id + ", messageId=" + messageId + ", index=" + index + ", attempts=" + attempts + "]";
    }
}
