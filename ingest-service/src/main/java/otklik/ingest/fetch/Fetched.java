package otklik.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of it. Reasons name neither address nor content. */
public sealed interface Fetched {

    /**
     * 200 with the whole body.
     *
     * @param type header {@code Content-Type}, where it was sent
     */
    record Whole(@Nullable String type, byte[] body) implements Fetched {
        @Override
        public String toString() {
            return "Whole[bytes=" + body.length + "]";
        }
    }

    /**
     * Another status; redirects too: they are not followed.
     *
     * @param retryAfter of the header, where it is there and understood
     */
    record Status(int code, @Nullable Duration retryAfter) implements Fetched {}

    /** 200 with more than was wanted. */
    record TooLarge() implements Fetched {}

    /** The address is not one that we call. */
    record Forbidden(String reason) implements Fetched {}

    /** No answer, none in time, or one that was cut off. */
    record None(String reason) implements Fetched {}
}
