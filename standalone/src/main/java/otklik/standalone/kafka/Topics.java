package otklik.standalone.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import otklik.contracts.Stream;
import otklik.contracts.Streams;

/** The topics of all streams, those of agencies and connectors by code, and their dead-letter topics. */
public final class Topics {

    private Topics() {}

    /** How long the region pack has topics kept whose time is the region's to say. */
    public record Kept(Duration agencyCases, Duration trainingExamples) {
        Duration of(Stream<?> stream) {
            if (stream.name().equals(Streams.AGENCY_CASES.name())) {
                return agencyCases;
            }
            return stream.name().equals(Streams.TRAINING_EXAMPLES.name()) ? trainingExamples : stream.retention();
        }
    }

    /**
     * Creates the topics that are missing; those that exist stay as they are.
     *
     * @return names of the topics created
     */
    public static Set<String> create(
            Admin admin, Collection<String> agencies, Collection<String> connectors, Kept kept) {
        var wanted = all(agencies, connectors, kept);
        try {
            var existing = admin.listTopics().names().get();
            var missing = wanted.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            var created = new java.util.TreeSet<String>();
            for (var result : admin.createTopics(missing).values().entrySet()) {
                try {
                    result.getValue().get();
                    created.add(result.getKey());
                } catch (ExecutionException e) {
                    // Somebody else was faster: as good.
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return created;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics can't be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    /** Every topic there should be. */
    public static List<NewTopic> all(Collection<String> agencies, Collection<String> connectors, Kept kept) {
        var topics = new ArrayList<NewTopic>();
        var parking = Streams.withDeadLetters().stream().map(Stream::name).toList();
        for (var stream : Streams.ALL) {
            var isAgency = stream.name().startsWith("agency.");
            Collection<? extends Stream<?>> members = !stream.isFamily()
                    ? List.of(stream)
                    : (isAgency ? agencies : connectors)
                            .stream().map(stream::of).toList();
            var retention = kept.of(stream);
            for (var member : members) {
                topics.add(topic(member.name(), member.partitions(), retention, member.compacted()));
                if (parking.contains(stream.name())) {
                    topics.add(topic(member.deadLetters(), 1, stream.retention(), false));
                }
            }
        }
        return topics;
    }

    private static NewTopic topic(String name, int partitions, Duration retention, boolean compacted) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, compacted ? "compact,delete" : "delete");
        config.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
        // A record can leave only with its segment: segments end often enough for the shortest promise of deletion.
        config.put(
                TopicConfig.SEGMENT_MS_CONFIG,
                String.valueOf(Duration.ofHours(12).toMillis()));
        if (compacted) {
            // What an erasure replaced must go although little is written to the topic.
            config.put(
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    String.valueOf(Streams.LONGEST_COMPACTION_LAG.toMillis()));
            config.put(
                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                    String.valueOf(Streams.SHORTEST_COMPACTION_LAG.toMillis()));
        }
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(EmbeddedKafka.MAX_RECORD_BYTES));
        return new NewTopic(name, partitions, (short) 1).configs(config);
    }
}
