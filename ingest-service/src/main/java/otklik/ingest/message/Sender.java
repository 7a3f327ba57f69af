package otklik.ingest.message;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who hands messages to us.
 *
 * @param channel {@code connector}, {@code telegram} …
 * @param source the connector's or the bot's code
 * @param origin where message ids are unique: the network, {@code telegram:<bot>}, or the connector's code
 * @param network where author ids are unique
 * @param networks of which it may bring messages, if it names one
 */
public record Sender(String channel, String source, String origin, String network, Set<String> networks) {

    public Sender {
        networks = Set.copyOf(networks);
    }

    /** A sender whose messages name no network. */
    public Sender(String channel, String source, String origin, String network) {
        this(channel, source, origin, network, Set.of());
    }

    /** @param network the one network that all the connector's messages come from, if there is one */
    public static Sender connector(String code, @Nullable String network) {
        return connectorOn(code, network == null ? List.of() : List.of(network));
    }

    /** @param networks that the connector's messages come from; the one, if there is one, is that of those that name none */
    public static Sender connectorOn(String code, List<String> networks) {
        String origin = networks.size() == 1 ? networks.getFirst() : code;
        return new Sender("connector", code, origin, origin, Set.copyOf(networks));
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

    /**
     * The same sender for a message from this network, one of {@link #networks}; itself where the message names none. Ids that are not
     * of its network now are not of this one either.
     */
    public Sender on(@Nullable String named) {
        return named == null
                ? this
                : new Sender(channel, source, origin.equals(network) ? named : origin, named, networks);
    }

    /** Whether ids of its messages and authors are those of a network rather than its own. */
    boolean knowsNetwork() {
        return networks.contains(network);
    }

    /** The network whose ids its messages have; absent where they have ids of its own. */
    @Nullable
    String networkOfIds() {
        return knowsNetwork() && origin.equals(network) ? network : null;
    }

    /** The same sender where its message ids are idempotency keys of requests, which are nobody's native ids. */
    public Sender byIdempotencyKey() {
        return new Sender(channel, source, source + " idempotency-key", network, networks);
    }
}
