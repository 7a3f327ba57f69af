package otklik.region;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A platform that streams messages to us.
 *
 * @param code part of the topic name {@code connector.<code>.messages} and of its API keys, so it never changes
 * @param networks the networks whose messages it carries, by code ({@code vk}); empty where its own ids are the origin
 * @param regime code of the regime of a message that names none
 * @param polling how we ask it for messages; empty where it sends them itself
 * @param feedback how it hears what became of its messages
 */
public record Connector(
        String code, Title title, List<String> networks, String regime, Optional<Polling> polling, Feedback feedback) {
    public Connector {
        networks = List.copyOf(networks);
    }

    /**
     * What a platform hears.
     *
     * @param ways by what
     * @param inPublic it answers where everybody reads: by topic and file it gets no words of agencies
     */
    public record Feedback(Set<StatusWay> ways, boolean inPublic) {
        public Feedback {
            ways = Set.copyOf(ways);
        }
    }

    /** The one network that all its messages come from; empty where there are none or several. */
    public Optional<String> network() {
        return networks.size() == 1 ? Optional.of(networks.getFirst()) : Optional.empty();
    }
}
