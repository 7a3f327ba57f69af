package otklik.ingest.attachment.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was looked through.
 *
 * @param bytes what is kept
 * @param width of a picture, pixels, before its orientation is applied
 * @param thumbnail a small JPEG, the right way up
 * @param position where it was taken, as it said itself
 * @param takenAt when it was taken, as it said itself
 */
public record Inspection(
        FileType type,
        byte[] bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        byte @Nullable [] thumbnail,
        @Nullable Position position,
        @Nullable Instant takenAt) {

    /** Degrees of WGS 84. */
    public record Position(double lat, double lon) {
        /** Where somebody was is nobody's to read in a log. */
        @Override
        public String toString() {
            return "Position[…]";
        }
    }

    @Override
    public String toString() {
        return "Inspection[type=" + type + ", bytes=" + bytes.length + "]";
    }
}
