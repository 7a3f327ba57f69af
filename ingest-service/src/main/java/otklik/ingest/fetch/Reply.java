package otklik.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a host answered to one GET. Reasons name neither address nor content. */
public sealed interface Reply {

    /** 200, and the body to its end. */
    record Body(byte[] bytes) implements Reply {
        @Override
        public String toString() {
            return "Body[" + bytes.length + " bytes]";
        }
    }

    /**
     * Another status; redirects too: they are not followed.
     *
     * @param location where it points to
     * @param retryAfter of the header, where it is there and understood
     * @param beginning of the body, as far as it came
     */
    record Status(
            int code, @Nullable String location, @Nullable Duration retryAfter, byte[] beginning) implements Reply {
        @Override
        public String toString() {
            return "Status[" + code + "]";
        }
    }

    /** 200 with more than was wanted. */
    record TooLarge() implements Reply {}

    /** The address is not one that we call. */
    record Forbidden(String reason) implements Reply {}

    /** No answer, none in time, or one that was cut off. */
    record None(String reason) implements Reply {}
}
