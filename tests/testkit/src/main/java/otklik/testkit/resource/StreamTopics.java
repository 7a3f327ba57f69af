package otklik.testkit.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import otklik.contracts.Stream;
import otklik.contracts.Streams;

/** The topics of all streams, with those of given agencies and connectors, and their dead letters. */
public final class StreamTopics {

    private StreamTopics() {}

    /** As {@code otklik up} makes them, but for the times that records are kept: in tests they stay. */
    public static List<NewTopic> all(Collection<String> agencies, Collection<String> connectors) {
        List<NewTopic> topics = new ArrayList<>();
        List<String> parking =
                Streams.withDeadLetters().stream().map(Stream::name).toList();
        for (Stream<?> stream : Streams.ALL) {
            for (String name : names(stream, agencies, connectors)) {
                topics.add(topic(name, stream.partitions(), stream.compacted()));
                if (parking.contains(stream.name())) {
                    topics.add(topic(
                            name + stream.deadLetters().substring(stream.name().length()), 1, false));
                }
            }
        }
        return topics;
    }

    private static Collection<String> names(
            Stream<?> stream, Collection<String> agencies, Collection<String> connectors) {
        if (!stream.isFamily()) {
            return List.of(stream.name());
        }
        Collection<String> codes = stream.name().equals(Streams.AGENCY_CASES.name()) ? agencies : connectors;
        return codes.stream().map(code -> stream.of(code).name()).toList();
    }

    private static NewTopic topic(String name, int partitions, boolean compacted) {
        Map<String, String> config = new HashMap<>();
        config.put("cleanup.policy", compacted ? "compact,delete" : "delete");
        config.put("max.message.bytes", String.valueOf(Streams.MAX_RECORD_BYTES + 64 * 1024));
        return new NewTopic(name, partitions, (short) 1).configs(config);
    }
}
