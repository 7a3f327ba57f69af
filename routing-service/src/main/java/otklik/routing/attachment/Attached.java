package otklik.routing.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a message, as staff see it.
 *
 * @param attachmentId by which it is asked for
 * @param index from 1: which of the message's files it is
 * @param refused why it was not kept; nothing else is known of it then
 * @param type media type, told by the content
 * @param position where a picture says that it was taken; the place of the message is another thing
 * @param takenAt when a picture says that it was taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attached(
        String attachmentId,
        String messageId,
        int index,
        @Nullable String refused,
        @Nullable String type,
        @Nullable Long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean thumbnail,
        @Nullable Position position,
        @Nullable Instant takenAt) {

    /** Degrees of WGS 84. */
    public record Position(double lat, double lon) {}

    /** Where somebody was is nobody's to read in a log. */
    @Override
    public String toString() {
        return "Attached[attachmentId=" + attachmentId + ", type=" + type + "]";
    }
}
