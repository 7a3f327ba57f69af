package otklik.notify.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Web chats. */
@ConfigMapping(prefix = "otklik.web")
public interface WebSettings {
    /** Origins of pages on other hosts that may show form and chat, such as https://example.org; pages of our own host always may. */
    Optional<List<String>> origins();

    /** How long a chat keeps what it was told. */
    @WithDefault("P180D")
    Duration keep();

    /** Most streams that one instance holds open; one more is answered 503. */
    @WithDefault("20000")
    int mostStreams();

    /** Most streams of one chat on one instance; one more ends the oldest. */
    @WithDefault("6")
    int streamsOfChat();

    /** How often a stream shows that it lives, and looks for what it may have missed. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How long a reader may not read what waits for him before his stream is cut. */
    @WithDefault("PT30S")
    Duration slowReader();
}
