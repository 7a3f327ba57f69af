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

    /**
     * No answer.
     *
     * @param reason names no address
     * @param perhapsTaken whether the receiver may have it all the same; if not, it was never sent
     */
    record None(String reason, boolean perhapsTaken) implements Answer {}
}
