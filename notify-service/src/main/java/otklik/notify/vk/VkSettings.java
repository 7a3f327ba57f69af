package otklik.notify.vk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How VK is called. */
@ConfigMapping(prefix = "otklik.vk")
public interface VkSettings {
    /** Where the API is. */
    @WithDefault("https://api.vk.com")
    URI host();

    /** Version of the API, which every call names. */
    @WithDefault("5.199")
    String version();

    /** Calls a second that one community makes at most; VK's own limit is 20. */
    @WithDefault("15")
    int perSecond();

    /** Shortest time between two messages to one person, and two comments under one post. */
    @WithDefault("PT1S")
    Duration chatInterval();

    /** Bots by their code in the region pack. */
    Map<String, Bot> bots();

    /** One bot. */
    interface Bot {
        /** Access tokens of the community with the rights messages and wall, secrets: where VK does not know the first, the next is taken. Without one the bot's notices wait. */
        Optional<List<String>> tokens();
    }
}
