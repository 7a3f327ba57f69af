package otklik.ingest.viber;

import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import otklik.ingest.channel.Channel;
import otklik.ingest.channel.ChannelSettings.BotSettings;
import otklik.ingest.channel.Hook;
import otklik.ingest.channel.Update;
import otklik.ingest.message.Refused;
import otklik.region.Bot;

/** Bots of Viber. The secret is the bot's own token, with which Viber signs its calls. */
@Singleton
final class ViberChannel implements Channel {
    private static final int LONGEST_TEXT = 7_000;
    private final ViberSettings settings;
    private final Clock clock;

    ViberChannel(ViberSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "viber";
    }

    @Override
    public Hook open(Bot bot, BotSettings bots, String key) {
        if (bots.secrets().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(key + ".secrets: expected the bot's token as Viber shows it");
        }
        return new ViberHook(new ViberSignature(bots.secrets()), settings.oldest(), clock);
    }

    private record ViberHook(ViberSignature signature, Duration oldest, Clock clock) implements Hook {
        @Override
        public void verify(MultiMap headers, byte[] body) throws Refused {
            signature.require(headers.get(ViberSignature.HEADER), body);
        }

        @Override
        public int longestText() {
            return LONGEST_TEXT;
        }

        @Override
        public Update read(byte[] body) throws Refused {
            return ViberUpdate.read(body, ReplayWindow.at(clock.instant(), oldest));
        }
    }
}
