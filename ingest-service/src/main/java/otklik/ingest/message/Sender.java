package otklik.ingest.message;

import org.jspecify.annotations.Nullable;

/**
 * Who hands messages to us.
 *
 * @param channel {@code connector}, {@code telegram} …
 * @param source the connector's or the bot's code
 * @param origin where message ids are unique: the network, {@code telegram:<bot>}, or the connector's code
 * @param network where author ids are unique
 */
public record Sender(String channel, String source, String origin, String network) {

    /** @param network the one network that all the connector's messages come from, if there is one */
    public static Sender connector(String code, @Nullable String network) {
        String origin = network == null ? code : network;
        return new Sender("connector", code, origin, origin);
    }

    /**
     * A bot of a channel.
     *
     * @param onSurface its messages stand where everybody reads them, and have ids of the whole network
     */
    public static Sender bot(String channel, String bot, boolean onSurface) {
        return new Sender(channel, bot, onSurface ? channel : channel + ":" + bot, channel);
    }

    /** Where native ids of conversations are unique: bots of two channels may have one code. */
    public String conversations() {
        return channel.equals("connector") ? source : channel + "-" + source;
    }

    /** The same sender where its message ids are idempotency keys of requests, which are nobody's native ids. */
    public Sender byIdempotencyKey() {
        return new Sender(channel, source, source + " idempotency-key", network);
    }
}
