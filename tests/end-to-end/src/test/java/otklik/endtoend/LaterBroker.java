package otklik.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import otklik.standalone.kafka.EmbeddedKafka;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.wait.Eventually;

/** The broker of a system that was stopped, started on its folder some time later. What it looks after daily it looks after at once. */
final class LaterBroker implements AutoCloseable {
    private final Path folder;
    private final Duration ahead;
    private final EmbeddedKafka broker;

    LaterBroker(Path folder, Duration ahead) {
        this.folder = folder;
        this.ahead = ahead;
        this.broker = EmbeddedKafka.ahead(
                folder,
                ahead,
                Map.of(
                        "log.retention.check.interval.ms", "500",
                        "log.initial.task.delay.ms", "500",
                        "log.cleaner.backoff.ms", "500",
                        "log.segment.delete.delay.ms", "100"));
        broker.start();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The last record of each case on each compacted stream, as routing-service writes it a day after the erasure. */
    void eraseFromAgencies(List<String> caseIds) {
        long now = Instant.now().plus(ahead).toEpochMilli();
        try (var producer = ErasureTopics.producer(bootstrapServers())) {
            for (String topic : new TopicRecords(bootstrapServers()).topics()) {
                if (topic.matches("agency\\..+\\.cases") || topic.equals("training.examples")) {
                    for (String caseId : caseIds) {
                        producer.send(new ProducerRecord<byte[], byte[]>(
                                topic, null, now, caseId.getBytes(StandardCharsets.UTF_8), null));
                    }
                }
            }
            producer.flush();
        }
    }

    /** Segments are renamed before they are deleted; records in them are compressed, so a search of files would not see them. */
    void awaitNoFileThatWaitsForItsEnd(Duration patience) {
        Eventually.within(patience, "no segment to wait for its deletion", () -> {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .noneMatch(name ->
                                name.endsWith(".deleted") || name.endsWith(".cleaned") || name.endsWith(".swap"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (UncheckedIOException vanished) {
                return false;
            }
        });
    }

    @Override
    public void close() {
        broker.close();
    }
}
