package otklik.ingest.web;

import org.jspecify.annotations.Nullable;
import otklik.ingest.channel.BotName;
import otklik.ingest.channel.Chat;

/**
 * A chat of a site: random, and nobody's but who has its token.
 *
 * @param site code of a bot of the channel {@code web}
 * @param id a UUID
 */
record WebChat(String site, String id) {
    static final String CHANNEL = "web";

    BotName bot() {
        return new BotName(CHANNEL, site);
    }

    /** What the token shows, and notify-service looks for. */
    String address() {
        return site + "." + id;
    }

    Chat speaking(@Nullable String language) {
        return new Chat(id, id, address(), false, language);
    }

    @Override
    public String toString() {
        return "WebChat[site=" + site + "]";
    }
}
