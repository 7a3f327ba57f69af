package otklik.ingest.channel;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webhooks of messengers. */
@ConfigMapping(prefix = "otklik.ingest.channels")
public interface ChannelSettings {
    /** Bots by channel and by their code in the region pack; the hook of a bot that is not here is closed. */
    Map<String, Map<String, BotSettings>> bots();

    /** One bot. */
    interface BotSettings {
        /** What proves that the provider calls, as the channel has it; the first is in use, the others are good while they are being changed. */
        List<String> secrets();

        /** VK: the line that the community expects of a server whose address is being confirmed. */
        Optional<String> confirmation();
    }
}
