package otklik.region;

import java.util.List;
import java.util.Optional;

/**
 * A platform that streams messages to us.
 *
 * @param code part of the topic name {@code connector.<code>.messages} and of its API keys, so it never changes
 * @param networks the networks whose messages it carries, by code ({@code vk}); empty where its own ids are the origin
 * @param regime code of the regime of a message that names none
 */
public record Connector(String code, Title title, List<String> networks, String regime) {
    public Connector {
        networks = List.copyOf(networks);
    }

    /** The one network that all its messages come from; empty where there are none or several. */
    public Optional<String> network() {
        return networks.size() == 1 ? Optional.of(networks.getFirst()) : Optional.empty();
    }
}
