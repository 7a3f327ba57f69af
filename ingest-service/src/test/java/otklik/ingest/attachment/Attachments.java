package otklik.ingest.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Attachment;
import otklik.contracts.AttachmentLink;
import otklik.contracts.CitizenEvent;
import otklik.contracts.Event;
import otklik.contracts.Message;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.MessageEvent.MessageRevised;
import otklik.eventing.EventJson;
import otklik.eventing.seal.SecretKeyFile;
import otklik.testkit.observe.TopicRecords;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** What comes to attachments by streams, and what can be seen of them from outside. */
final class Attachments {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Attachments() {}

    /** A message as ingest would have published it. */
    static Message message(
            @Nullable String citizen, String channel, String source, Instant receivedAt, String... urls) {
        String id = UUID.randomUUID().toString();
        return new Message(
                id,
                channel,
                source,
                id,
                id,
                citizen,
                null,
                "текст",
                null,
                null,
                Stream.of(urls)
                        .map(url -> new Attachment(url, "Иван Петров.jpg", "image/jpeg"))
                        .toList(),
                null,
                null,
                null,
                null,
                null,
                "digest",
                null,
                receivedAt,
                null,
                null);
    }

    static Message received(String... urls) {
        return receivedOf(null, urls);
    }

    static Message receivedOf(@Nullable String citizen, String... urls) {
        Message message = message(citizen, "connector", "test", Instant.now(), urls);
        publish(message);
        return message;
    }

    static void publish(Message message) {
        publish(message, message.conversation());
    }

    /** @param key messages of one key are read in the order in which they were written */
    static void publish(Message message, String key) {
        write("messages.received", key, "otklik.message.received.v1", new MessageReceived(message));
    }

    static void revise(Message message) {
        write("messages.received", message.conversation(), "otklik.message.revised.v1", new MessageRevised(message));
    }

    static void erase(String citizen, Message asked, Instant at) {
        write(
                "citizens.events",
                asked.messageId(),
                "otklik.citizen.erased.v1",
                new CitizenEvent.CitizenErased(
                        UUID.randomUUID().toString(),
                        citizen,
                        List.of(),
                        List.of(),
                        List.of(asked.messageId()),
                        new CitizenEvent.Asked(
                                UUID.randomUUID().toString(),
                                "AAAAA-AAAAA",
                                2,
                                "rejected",
                                "roads",
                                asked.messageId(),
                                new otklik.contracts.CaseSnapshot.Origin(
                                        "connector", "test", "x", asked.messageId(), null, null)),
                        at));
    }

    private static void write(String topic, String key, String type, Event event) {
        Map<String, Object> config = Map.of("bootstrap.servers", OtklikResources.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic, key, EventJson.mapper().writeValueAsString(event));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_type",
                            type,
                            "ce_source",
                            "/test",
                            "ce_time",
                            Instant.now().toString(),
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Events of the message's files, once there are so many. */
    static List<JsonNode> told(Message message, int number) {
        return told(message.messageId(), number);
    }

    static List<JsonNode> told(String messageId, int number) {
        return Eventually.value(PATIENCE, "events of " + number + " files", () -> {
            List<JsonNode> told = told(messageId);
            return told.size() >= number ? java.util.Optional.of(told) : java.util.Optional.empty();
        });
    }

    static List<JsonNode> told(Message message) {
        return told(message.messageId());
    }

    private static List<JsonNode> told(String messageId) {
        return new TopicRecords(OtklikResources.bootstrapServers())
                .all("attachments.events").stream()
                        .map(record -> json(new String(record.value(), StandardCharsets.UTF_8)))
                        .filter(event -> event.get("messageId").asText().equals(messageId))
                        .toList();
    }

    static String path(JsonNode stored, String part, Instant expires) {
        byte[] key = SecretKeyFile.read(OtklikResources.keysDir().resolve("attachment-link.key"));
        return new AttachmentLink(stored.get("attachmentId").asText(), part, expires).signedPath(key);
    }

    static long count(String query) {
        var owner = OtklikResources.login("postgres");
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(String update) {
        var owner = OtklikResources.login("postgres");
        try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(update);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names of files in the store. */
    static List<String> stored() {
        try (Stream<Path> files = Files.walk(AttachmentResources.folder())) {
            return new ArrayList<>(files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
