package otklik.ingest.vk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import otklik.ingest.channel.Channel;
import otklik.ingest.channel.ChannelSettings.BotSettings;
import otklik.ingest.channel.Hook;
import otklik.ingest.channel.Secrets;
import otklik.ingest.channel.Update;
import otklik.ingest.channel.UpdateJson;
import otklik.ingest.message.Refused;
import otklik.region.Bot;

/**
 * Communities of VK. The secret is the one that the community was given for this server; VK puts it into every event but,
 * where none was set yet, the request to confirm the server, whose answer is good for this community alone.
 */
@Singleton
final class VkChannel implements Channel {
    private static final int LONGEST_TEXT = 4_096;
    private final VkSettings settings;

    VkChannel(VkSettings settings) {
        this.settings = settings;
    }

    @Override
    public String code() {
        return "vk";
    }

    @Override
    public Hook open(Bot bot, BotSettings bots, String key) {
        VkSettings.Community community = settings.bots().get(bot.code());
        if (community == null || community.group() <= 0) {
            throw new IllegalArgumentException(
                    "otklik.ingest.vk.bots." + bot.code() + ".group: expected the number of the community, above 0");
        }
        String confirmation = bots.confirmation()
                .filter(line -> !line.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        key + ".confirmation: expected the line that the community shows for its server"));
        return new VkHook(new Secrets(bots.secrets()), new VkEvent(community.group(), confirmation));
    }

    private record VkHook(Secrets secrets, VkEvent events) implements Hook {
        @Override
        public void verify(MultiMap headers, byte[] body) throws Refused {
            JsonNode event = UpdateJson.object(body);
            if (VkEvent.isConfirmation(event) && !event.has("secret")) {
                return;
            }
            secrets.require(event.path("secret").textValue(), "secret");
        }

        @Override
        public Update read(byte[] body) throws Refused {
            return events.read(body);
        }

        @Override
        public int longestText() {
            return LONGEST_TEXT;
        }

        /** Anything else than this word, VK takes for a failure. */
        @Override
        public String thanks() {
            return "ok";
        }
    }
}
