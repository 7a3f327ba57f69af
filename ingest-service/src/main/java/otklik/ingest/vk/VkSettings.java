package otklik.ingest.vk;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Communities of VK. */
@ConfigMapping(prefix = "otklik.ingest.vk")
public interface VkSettings {
    /** Bots by their code in the region pack. */
    Map<String, Community> bots();

    /** One bot. */
    interface Community {
        /** Number of the community that the bot speaks for; events of another are refused. */
        long group();
    }
}
