package otklik.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts on {@code attachments.events}: written by ingest-service, once for each file of a message. */
public sealed interface AttachmentEvent extends Event {

    String attachmentId();

    String messageId();

    /**
     * {@code otklik.attachment.stored.v1}: a file is kept, without what it said of its camera and its maker.
     *
     * @param attachmentId derived from the message and where the file came from
     * @param messageId the message that it belongs to
     * @param index from 1: which of the message's files it is
     * @param citizen pseudonym of who sent the message, so that what is late stays erased; absent as in the message
     * @param receivedAt when ingest took the message
     * @param contentHash SHA-256 (hex) of what is kept: the same for the same file sent twice
     * @param type media type, told by the content
     * @param bytes size of what is kept
     * @param width of a picture, pixels, before its orientation is applied
     * @param height of a picture, pixels
     * @param thumbnail whether there is a small JPEG of it
     * @param position where it was taken, as the file itself said
     * @param takenAt when it was taken, as the file itself said
     * @param storedAt when it was kept
     */
    record AttachmentStored(
            String attachmentId,
            String messageId,
            int index,
            @Nullable String citizen,
            Instant receivedAt,
            String contentHash,
            String type,
            int bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            boolean thumbnail,
            @Nullable Position position,
            @Nullable Instant takenAt,
            Instant storedAt)
            implements AttachmentEvent {

        /** Where somebody was is nobody's to read in a log. */
        @Override
        public String toString() {
            return "AttachmentStored[attachmentId=" + attachmentId + ", messageId=" + messageId + ", type=" + type
                    + ", bytes=" + bytes + "]";
        }
    }

    /**
     * {@code otklik.attachment.refused.v1}: a file is not kept, for good.
     *
     * @param attachmentId derived from the message and where the file came from
     * @param messageId the message that it belongs to
     * @param index from 1: which of the message's files it is
     * @param reason {@code unknown-type}, {@code damaged}, {@code too-large}, {@code too-many-pixels}, {@code bomb}, {@code macros},
     *     {@code too-many}, {@code bad-address}, {@code forbidden-address}, {@code not-there}, {@code unreachable} or {@code repeated}
     * @param refusedAt when it was given up
     */
    record AttachmentRefused(String attachmentId, String messageId, int index, String reason, Instant refusedAt)
            implements AttachmentEvent {}

    /**
     * A place.
     *
     * @param lat degrees north, WGS 84
     * @param lon degrees east, WGS 84
     */
    record Position(double lat, double lon) {}
}
