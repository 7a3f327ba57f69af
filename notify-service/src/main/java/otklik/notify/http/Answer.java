package otklik.notify.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came back from a POST. */
public sealed interface Answer {

    /**
     * The receiver answered.
     *
     * @param retryAfter of the header, where it is there and understood
     * @param body its beginning; empty unless asked for
     */
    record Status(int code, @Nullable Duration retryAfter, String body) implements Answer {}

    /** No answer: whether the receiver took it is unknown. The reason names no address. */
    record None(String reason) implements Answer {}
}
