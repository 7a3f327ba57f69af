package otklik.standalone.deadletter;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import otklik.eventing.DeadLetter;

/** Reads every dead-letter topic of a broker from its beginning to its present end. */
public final class DeadLetterTopics {

    private static final String ENDING = ".dead";

    private final String bootstrapServers;

    /** Reads nothing yet. */
    public DeadLetterTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Is given each letter in turn; false ends the reading. */
    @FunctionalInterface
    public interface LetterHandler {
        boolean handle(FoundLetter letter) throws IOException, InterruptedException;
    }

    /**
     * Reads the letters that match, topic by topic.
     *
     * @return records on these topics that are no dead letters
     */
    public int read(LetterFilter filter, LetterHandler handler)
            throws IOException, ExecutionException, InterruptedException {
        var unreadable = 0;
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "max.poll.records", 200);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var found : consumer.poll(Duration.ofSeconds(1))) {
                    DeadLetter letter;
                    try {
                        letter = DeadLetter.read(found.value());
                    } catch (IOException e) {
                        unreadable++;
                        continue;
                    }
                    if (filter.matches(letter) && !handler.handle(FoundLetter.of(letter))) {
                        return unreadable;
                    }
                }
            }
        }
        return unreadable;
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var names = admin.listTopics().names().get().stream()
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .toList();
            var partitions = new ArrayList<TopicPartition>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> IntStream.range(
                                    0, topic.partitions().size())
                            .forEach(number -> partitions.add(new TopicPartition(name, number))));
            return partitions;
        }
    }
}
