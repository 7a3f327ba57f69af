package otklik.ingest.telegram;

import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import otklik.ingest.channel.Channel;
import otklik.ingest.channel.ChannelSettings.BotSettings;
import otklik.ingest.channel.Hook;
import otklik.ingest.channel.Secrets;
import otklik.ingest.channel.Update;
import otklik.ingest.message.Refused;
import otklik.region.Bot;

/** Bots of Telegram. The secret is what was given to {@code setWebhook} as {@code secret_token}. */
@Singleton
final class TelegramChannel implements Channel {
    static final String CODE = "telegram";
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final int LONGEST_TEXT = 4096;
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Hook open(Bot bot, BotSettings settings, String key) {
        if (!settings.secrets().stream().allMatch(SECRET.asMatchPredicate())) {
            throw new IllegalArgumentException(
                    key + ".secrets: expected 1 to 256 of A-Z, a-z, 0-9, _ and -, as Telegram allows");
        }
        return new TelegramHook(new Secrets(settings.secrets()));
    }

    private record TelegramHook(Secrets secrets) implements Hook {
        @Override
        public void verify(MultiMap headers, byte[] body) throws Refused {
            secrets.require(headers.get(SECRET_HEADER), SECRET_HEADER);
        }

        @Override
        public int longestText() {
            return LONGEST_TEXT;
        }

        @Override
        public Update read(byte[] body) throws Refused {
            return TelegramUpdate.read(body);
        }
    }
}
