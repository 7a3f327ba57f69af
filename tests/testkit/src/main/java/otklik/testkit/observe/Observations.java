package otklik.testkit.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import otklik.contracts.Streams;
import otklik.testkit.fake.ReceivedWebhook;
import otklik.testkit.guarantee.Belonging;
import otklik.testkit.guarantee.CaseFact;
import otklik.testkit.guarantee.Notice;

/** Reads what the guarantees judge, from outside: topics, tables, what a receiver took. */
public final class Observations {

    /**
     * Which message is in which case, by the rows and by the cases' first messages: a second case of the same message
     * shows in either.
     */
    private static final String BELONGINGS = """
            select m.message_id::text, c.number::text
            from routing.message m join routing.cases c on c.number = m.case_number
            union
            select c.message_id::text, c.number::text from routing.cases c
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Observations() {}

    /** Every event on {@code cases.events}, in the order read. */
    public static List<CaseFact> caseFacts(String bootstrapServers) {
        return caseFacts(bootstrapServers, List.of(Streams.CASES_EVENTS.name()));
    }

    /** Every event on the given topics of case events, agency topics too, in the order read. */
    public static List<CaseFact> caseFacts(String bootstrapServers, Collection<String> topics) {
        List<CaseFact> facts = new ArrayList<>();
        // A record without a value is the compaction's tombstone and tells nothing of a case.
        new TopicRecords(bootstrapServers).forEach(topics, got -> {
            if (got.value() != null) {
                facts.add(caseFact(got));
            }
        });
        return facts;
    }

    private static CaseFact caseFact(ConsumerRecord<byte[], byte[]> got) {
        JsonNode snapshot = read(got.value()).path("snapshot");
        return new CaseFact(
                got.topic(),
                new String(got.key(), StandardCharsets.UTF_8),
                snapshot.path("caseVersion").asInt(),
                Objects.requireNonNullElse(TopicRecords.header(got, "ce_id"), ""),
                Objects.requireNonNullElse(TopicRecords.header(got, "ce_type"), ""),
                snapshot.path("messageId").asText());
    }

    /** Ids of the messages whose cases are told of on {@code cases.events}. */
    public static List<String> messagesOf(Collection<CaseFact> facts) {
        return facts.stream().map(CaseFact::messageId).distinct().toList();
    }

    /** Ids of the messages on a stream that carries {@code message.messageId}: received or tagged. */
    public static List<String> messagesOn(String bootstrapServers, String topic) {
        List<String> ids = new ArrayList<>();
        new TopicRecords(bootstrapServers)
                .forEach(
                        List.of(topic),
                        got -> ids.add(read(got.value())
                                .path("message")
                                .path("messageId")
                                .asText()));
        return ids;
    }

    /**
     * Every (message, case) pair of the database.
     *
     * @param connection may read the schema routing
     */
    public static List<Belonging> belongings(Connection connection) throws SQLException {
        List<Belonging> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(BELONGINGS)) {
            while (found.next()) {
                rows.add(new Belonging(found.getString(1), found.getString(2)));
            }
        }
        return rows;
    }

    /**
     * What a receiver that keeps whole bodies took, in order.
     *
     * @throws IllegalArgumentException when a body was not kept
     */
    public static List<Notice> notices(Collection<ReceivedWebhook> accepted) {
        return accepted.stream().map(Observations::notice).toList();
    }

    private static Notice notice(ReceivedWebhook webhook) {
        String body = webhook.kept();
        if (body == null) {
            throw new IllegalArgumentException("start the receiver with Keep.body()");
        }
        JsonNode json = read(body.getBytes(StandardCharsets.UTF_8));
        JsonNode data = json.has("data") ? json.path("data") : json;
        return new Notice(
                webhook.webhookId(),
                data.path("messageId").asText(),
                data.path("caseId").asText(data.path("reference").asText()),
                data.path("notice").asText(json.path("type").asText()),
                data.path("caseVersion").asInt(0));
    }

    private static JsonNode read(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException notJson) {
            throw new UncheckedIOException("a record or body is not JSON", notJson);
        }
    }
}
