package otklik.ingest.channel;

import otklik.region.Bot;

/**
 * A messenger whose provider calls our webhook: one package each, one bean of this type. Its hooks are
 * {@code POST /hooks/<code>/<bot>} for each bot of the region pack that has settings.
 */
public interface Channel {
    /** As the region pack names it: {@code telegram}. */
    String code();

    /**
     * The hook of one bot. Called at start.
     *
     * @param settings with at least one secret
     * @param key configuration key of the settings, for what is said of a wrong value
     * @throws IllegalArgumentException when a setting cannot work; the message begins with its key and tells what is
     *     expected, and does not quote the value
     */
    Hook open(Bot bot, ChannelSettings.BotSettings settings, String key);
}
