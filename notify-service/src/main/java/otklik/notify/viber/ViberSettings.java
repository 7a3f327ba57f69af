package otklik.notify.viber;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How Viber is called. */
@ConfigMapping(prefix = "otklik.viber")
public interface ViberSettings {
    /** Where the REST bot API is. */
    @WithDefault("https://chatapi.viber.com")
    URI host();

    /** Messages a second that one bot sends at most; Viber tells no limit, only when it is exceeded. */
    @WithDefault("20")
    int perSecond();

    /** Shortest time between two messages to one person. */
    @WithDefault("PT1S")
    Duration chatInterval();

    /** Bots by their code in the region pack. */
    Map<String, Bot> bots();

    /** One bot. */
    interface Bot {
        /** The bot's token, a secret. Without it the bot's notices wait. */
        Optional<String> token();

        /** Name that stands over messages, at most 28 characters; the pack's title of the bot without it. */
        Optional<String> name();
    }
}
