package otklik.ingest.channel;

/**
 * A bot of the region pack.
 *
 * @param channel {@code telegram} …
 * @param code unique within the channel
 */
public record BotName(String channel, String code) {}
