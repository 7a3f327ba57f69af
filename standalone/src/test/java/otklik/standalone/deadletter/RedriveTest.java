package otklik.standalone.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.standalone.kafka.EmbeddedKafka;
import otklik.standalone.keys.KeyFiles;
import otklik.standalone.postgres.EmbeddedPostgreSql;

class RedriveTest {

    private static final String STREAM = "messages.tagged";
    private static final LetterFilter ALL = new LetterFilter(null, null, null, null);

    @TempDir
    Path folder;

    private EmbeddedKafka kafka = EmbeddedKafka.onFreePorts(Path.of("."));

    @BeforeEach
    void startKafka() throws Exception {
        kafka = EmbeddedKafka.onFreePorts(folder.resolve("kafka"));
        kafka.start();
        KeyFiles.create(folder.resolve("keys"));
        createTopics();
    }

    @AfterEach
    void stopKafka() {
        kafka.stop();
    }

    @Test
    void shouldSendSameBytesHeadersAndKeyOnceWhenRunTwice() throws Exception {
        writeLetter("bad category", "otklik.message.tagged.v1");

        assertThat(redriveAll()).isEqualTo(1);
        assertThat(redriveAll()).isZero();

        var sent = readStream();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().key()).isEqualTo(bytes("the key"));
        assertThat(sent.getFirst().value()).isEqualTo(bytes("the very bytes"));
        assertThat(sent.getFirst().headers().lastHeader("ce_id").value()).isEqualTo(bytes("e1"));
    }

    @Test
    void shouldSendARecordOnceWhenTwoReadersCouldNotWorkOnIt() throws Exception {
        writeLetter("ingest", "not JSON", "otklik.message.tagged.v1");
        writeLetter("classify", "not JSON", "otklik.message.tagged.v1");

        redriveAll();
        redriveAll();

        assertThat(readStream()).hasSize(1);
    }

    @Test
    void shouldFindOnlyMatchingLettersWhenFiltered() throws Exception {
        writeLetter("bad category", "otklik.message.tagged.v1");
        writeLetter("broken JSON", "otklik.message.tagged.v1");
        writeLetter("broken JSON", "otklik.other.v1");

        assertThat(reasons(new LetterFilter(STREAM, null, "json", null))).hasSize(2);
        assertThat(reasons(new LetterFilter(null, "otklik.other.v1", null, null)))
                .containsExactly("broken JSON");
        assertThat(reasons(new LetterFilter("contacts", null, null, null))).isEmpty();
        assertThat(reasons(new LetterFilter(null, null, null, Instant.now().plusSeconds(60))))
                .isEmpty();
    }

    @Test
    void shouldMoveOnlyForeignPositionsWhenTopicIsAdopted() throws Exception {
        try (var database = EmbeddedPostgreSql.onFreePort(folder.resolve("postgresql"))) {
            database.start();
            var login = database.superuser();
            try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                    var statement = connection.createStatement()) {
                statement.execute("create table routing.consumer_offset (consumer text, topic text, partition int,"
                        + " topic_id text, next bigint)");
                statement.execute("insert into routing.consumer_offset values ('routing', '" + STREAM
                        + "', 0, 'id of the former topic', 77)");
            }
            var adoption = new TopicAdoption(kafka.bootstrapServers(), login);

            assertThat(adoption.adopt(STREAM)).containsExactly(Map.entry("routing", 1));
            assertThat(adoption.adopt(STREAM)).isEmpty();
        }
    }

    private int redriveAll() throws Exception {
        var sent = new int[1];
        try (var redrive = new Redrive(
                kafka.bootstrapServers(),
                folder.resolve("keys"),
                folder.resolve("redrive").resolve("done"))) {
            new DeadLetterTopics(kafka.bootstrapServers()).read(ALL, letter -> {
                if (!redrive.isDone(letter)) {
                    send(redrive, letter);
                    sent[0]++;
                }
                return true;
            });
        }
        return sent[0];
    }

    private static void send(Redrive redrive, FoundLetter letter) {
        try {
            redrive.send(letter);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<String> reasons(LetterFilter filter) throws Exception {
        var reasons = new ArrayList<String>();
        new DeadLetterTopics(kafka.bootstrapServers()).read(filter, letter -> {
            reasons.add(letter.letter().reason());
            return true;
        });
        return reasons;
    }

    private void writeLetter(String reason, String type) throws Exception {
        writeLetter("routing", reason, type);
    }

    /** A letter as eventing writes it. */
    private void writeLetter(String reader, String reason, String type) throws Exception {
        var json = new ObjectMapper();
        var original = Map.of(
                "key", bytes("the key"),
                "headers", Map.of("ce_id", Base64.getEncoder().encodeToString(bytes("e1"))),
                "value", bytes("the very bytes"));
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(json.writeValueAsBytes(original));
        }
        var sealer = new Sealer(SealKeys.readPublic(folder.resolve("keys"), "dead-letter"), Clock.systemUTC());
        var letter = new LinkedHashMap<String, Object>();
        letter.put("stream", STREAM);
        letter.put("partition", 0);
        letter.put("offset", 5);
        letter.put("consumer", reader);
        letter.put("type", type);
        letter.put("eventId", "e1");
        letter.put("reason", reason);
        letter.put("attempts", 2);
        letter.put("codeVersion", "test");
        letter.put("failedAt", Instant.now().toString());
        letter.put("sealed", sealer.seal(compressed.toByteArray()));
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(STREAM + ".dead", json.writeValueAsBytes(letter)))
                    .get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> readStream() {
        var partition = new TopicPartition(STREAM, 0);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    private void createTopics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(
                            List.of(new NewTopic(STREAM, 1, (short) 1), new NewTopic(STREAM + ".dead", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
