package otklik.notify.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How Telegram is called. */
@ConfigMapping(prefix = "otklik.telegram")
public interface TelegramSettings {
    /** Where the Bot API is. */
    @WithDefault("https://api.telegram.org")
    URI host();

    /** Messages a second that one bot sends at most; Telegram's own limit is about 30. */
    @WithDefault("25")
    int perSecond();

    /** Shortest time between two messages to one chat; Telegram's own limit is about a second. */
    @WithDefault("PT1.1S")
    Duration chatInterval();

    /** Bots by their code in the region pack. */
    Map<String, Bot> bots();

    /** One bot. */
    interface Bot {
        /** The token that BotFather gave; a secret. Without it the bot's notices wait. */
        Optional<String> token();
    }
}
