package otklik.standalone.deadletter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import otklik.eventing.DeadLetter;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.standalone.kafka.EmbeddedKafka;

/**
 * Sends dead letters' records again: the very bytes, headers and key, to the stream they were on, acknowledged one by
 * one. What was sent is written into a file, so that a second run does nothing twice; a crash between the two repeats at
 * most one record, which the readers drop by its id.
 */
public final class Redrive implements AutoCloseable {

    private final Path doneFile;
    private final Set<String> done;
    private final Set<String> records = new HashSet<>();
    private final Unsealer unsealer;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * Opens the file of what is done.
     *
     * @param keys folder with the private dead-letter key
     * @param doneFile made when absent
     */
    public Redrive(String bootstrapServers, Path keys, Path doneFile) throws IOException {
        this.doneFile = doneFile;
        this.done = Files.exists(doneFile) ? new HashSet<>(Files.readAllLines(doneFile)) : new HashSet<>();
        this.unsealer = new Unsealer(SealKeys.readPrivate(keys, "dead-letter"));
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "compression.type",
                "lz4",
                "max.request.size",
                EmbeddedKafka.MAX_RECORD_BYTES);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Whether a letter's record was sent again already. */
    public boolean isDone(FoundLetter letter) {
        return done.contains(letter.id());
    }

    /**
     * Sends a letter's record again, once for all readers that could not work on it.
     *
     * @return false where another reader's letter had it sent since this was opened
     * @throws UnreadableSeal when it was sealed for another key
     */
    public boolean send(FoundLetter found)
            throws IOException, UnreadableSeal, InterruptedException, ExecutionException {
        boolean first = !records.contains(found.record());
        if (first) {
            var letter = found.letter();
            producer.send(record(letter, letter.open(unsealer))).get();
            records.add(found.record());
        }
        markDone(found);
        return first;
    }

    private void markDone(FoundLetter found) throws IOException {
        Files.createDirectories(doneFile.toAbsolutePath().getParent());
        Files.writeString(
                doneFile,
                found.id() + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
        done.add(found.id());
    }

    private static ProducerRecord<byte[], byte[]> record(DeadLetter letter, DeadLetter.Original original) {
        var record = new ProducerRecord<>(letter.stream(), original.key(), original.value());
        original.headers()
                .forEach((name, value) ->
                        record.headers().add(name, Base64.getDecoder().decode(value)));
        return record;
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.of(10, TimeUnit.SECONDS.toChronoUnit()));
    }
}
