package otklik.testkit.fake;

import java.time.Instant;

/** One call of a messenger's API as it arrived, as far as limits look at it. */
public interface ChatRequest {
    Instant at();

    String chatId();
}
