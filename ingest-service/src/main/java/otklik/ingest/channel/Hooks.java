package otklik.ingest.channel;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import otklik.ingest.channel.ChannelSettings.BotSettings;
import otklik.ingest.message.Reason;
import otklik.ingest.message.Refusal;
import otklik.ingest.message.Refused;
import otklik.region.Bot;
import otklik.region.RegionPack;

/** The hooks that are open: of bots that the region pack has and whose secrets are configured. */
@Singleton
final class Hooks {
    private static final Logger LOG = Logger.getLogger(Hooks.class);
    private static final String KEY = "otklik.ingest.channels.bots.";

    private final Map<BotName, Hook> hooks = new HashMap<>();

    Hooks(Instance<Channel> channels, RegionPack pack, ChannelSettings settings) {
        Map<String, Channel> byCode = new HashMap<>();
        channels.forEach(channel -> byCode.put(channel.code(), channel));
        settings.bots()
                .forEach((channel, bots) -> bots.forEach((bot, given) -> {
                    String key = KEY + channel + "." + bot;
                    hooks.put(new BotName(channel, bot), open(byCode, pack, new BotName(channel, bot), given, key));
                }));
        for (Bot bot : pack.bots()) {
            if (byCode.containsKey(bot.channel()) && !hooks.containsKey(new BotName(bot.channel(), bot.code()))) {
                LOG.infof(
                        "hook=%s bot=%s state=closed missing=%s%s.%s.secrets",
                        bot.channel(), bot.code(), KEY, bot.channel(), bot.code());
            }
        }
    }

    /** @throws Refused {@code not-found} */
    Hook of(BotName bot) throws Refused {
        Hook hook = hooks.get(bot);
        if (hook == null) {
            throw Refusal.of(Reason.NOT_FOUND, "bot").thrown();
        }
        return hook;
    }

    private static Hook open(
            Map<String, Channel> channels, RegionPack pack, BotName name, BotSettings settings, String key) {
        Channel channel = channels.get(name.channel());
        if (channel == null) {
            throw new IllegalArgumentException(
                    key + ": there is no channel of this name, expected one of " + channels.keySet());
        }
        Bot bot = pack.bot(name.channel(), name.code())
                .orElseThrow(() -> new IllegalArgumentException(
                        key + ": the region pack has no " + name.channel() + " bot of this code"));
        if (settings.secrets().isEmpty()) {
            throw new IllegalArgumentException(key + ".secrets: expected at least one");
        }
        return channel.open(bot, settings, key);
    }
}
