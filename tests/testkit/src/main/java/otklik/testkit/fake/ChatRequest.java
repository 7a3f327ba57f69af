package otklik.testkit.fake;

import java.time.Instant;

/** One call of a messenger's API as it arrived, as far as all of them have it. */
public interface ChatRequest {
    Instant at();

    String chatId();

    /** Whether a person sees it, told to the sender or not. */
    boolean accepted();
}
