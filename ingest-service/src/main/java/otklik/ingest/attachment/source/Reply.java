package otklik.ingest.attachment.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a host answered to one GET. */
sealed interface Reply {

    /** 200, and the body to its end. */
    record Body(byte[] bytes) implements Reply {
        @Override
        public String toString() {
            return "Body[" + bytes.length + " bytes]";
        }
    }

    /**
     * Anything but 200.
     *
     * @param location where it points to
     * @param bytes the beginning of the body, where somebody wants it
     */
    record Status(
            int code, @Nullable String location, @Nullable Duration retryAfter, byte[] bytes) implements Reply {
        @Override
        public String toString() {
            return "Status[" + code + "]";
        }
    }

    record TooLarge() implements Reply {}

    /** No answer, or none to its end. */
    record None(String reason) implements Reply {}
}
