package otklik.testkit.fake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a fake receiver does instead of answering as documented. "Accepts" means that the message counts as shown to the
 * person: whether the sender learns it is another matter, and that is where duplicates come from.
 */
public sealed interface Fault {

    /** Answers the status and accepts nothing; {@code retryAfter} goes out as whole seconds, rounded up. */
    record Refuse(int status, @Nullable Duration retryAfter) implements Fault {}

    /** Accepts, and answers only after the delay. */
    record AnswerLate(Duration delay) implements Fault {}

    /** Never answers; the connection stays open until the sender gives up. */
    record Hang(boolean accepts) implements Fault {}

    /** Resets the connection instead of answering. */
    record Reset(boolean accepts) implements Fault {}

    /** Accepts, and answers 200 with a body that is not what the documentation promises. */
    record Nonsense() implements Fault {}

    static Fault tooMany(Duration retryAfter) {
        return new Refuse(429, retryAfter);
    }

    static Fault serverError() {
        return new Refuse(500, null);
    }

    static Fault unavailable(Duration retryAfter) {
        return new Refuse(503, retryAfter);
    }

    /** The person blocked the bot (Telegram), or the receiver forbids (webhook): final. */
    static Fault forbidden() {
        return new Refuse(403, null);
    }

    /** The receiver is gone for good (webhook). */
    static Fault gone() {
        return new Refuse(410, null);
    }

    static Fault hang() {
        return new Hang(false);
    }

    /** The message is shown to the person and the sender never learns it. */
    static Fault resetAfterAcceptance() {
        return new Reset(true);
    }

    static Fault resetBeforeAcceptance() {
        return new Reset(false);
    }
}
