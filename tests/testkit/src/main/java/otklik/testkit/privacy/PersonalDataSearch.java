package otklik.testkit.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import otklik.testkit.message.Marker;
import otklik.testkit.message.TestMessage;
import otklik.testkit.observe.TopicRecords;

/**
 * Searches planted personal data wherever the system writes: topics (every header, key and value), files, pages, tables.
 * What it finds it tells by marker and place, never by value.
 *
 * <pre>{@code
 * var search = PersonalDataSearch.of(messages);
 * search.topics(bootstrapServers, topic -> !topic.equals("messages.received"));
 * search.files(logFolder);
 * search.page("metrics of routing", body);
 * search.tables(superuser, "routing", "notify");
 * search.demandNothing();
 * }</pre>
 *
 * Not thread-safe.
 */
public final class PersonalDataSearch {

    private final MarkerSearch markers;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<String, Long> searched = new TreeMap<>();

    private PersonalDataSearch(Collection<Marker> markers) {
        if (markers.isEmpty()) {
            throw new IllegalArgumentException("no marker was planted: nothing could be found");
        }
        this.markers = new MarkerSearch(markers);
    }

    /** For these markers, for example those of some kinds only. */
    public static PersonalDataSearch forMarkers(Collection<Marker> markers) {
        return new PersonalDataSearch(markers);
    }

    /** For all markers that these messages carry. */
    public static PersonalDataSearch of(Collection<TestMessage> messages) {
        return new PersonalDataSearch(
                messages.stream().flatMap(message -> message.planted().stream()).collect(Collectors.toSet()));
    }

    /** Every committed record of the topics whose name the condition holds for. */
    public PersonalDataSearch topics(String bootstrapServers, Predicate<String> condition) {
        TopicRecords records = new TopicRecords(bootstrapServers);
        Set<String> topics = records.topics().stream().filter(condition).collect(Collectors.toSet());
        records.forEach(topics, this::record);
        return this;
    }

    private void record(ConsumerRecord<byte[], byte[]> got) {
        String topic = "topic " + got.topic();
        look(topic + ", key", got.key());
        look(topic + ", value", got.value());
        got.headers().forEach(header -> look(topic + ", header " + header.key(), header.value()));
    }

    /** The file, or every file below the folder. */
    public PersonalDataSearch files(Path fileOrFolder) {
        try (Stream<Path> files = Files.walk(fileOrFolder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    // ISO 8859-1 keeps every byte, so that no file is unreadable.
                    lines.forEach(
                            line -> look("file " + file.getFileName(), line.getBytes(StandardCharsets.ISO_8859_1)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return this;
    }

    /** A page's body: metrics, a report, a public status. */
    public PersonalDataSearch page(String name, String body) {
        look("page " + name, body.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Every column of every table of the schemas.
     *
     * @param connection of a superuser: row-level security must hide nothing
     */
    public PersonalDataSearch tables(Connection connection, String... schemas) throws SQLException {
        for (String schema : schemas) {
            for (String table : tablesOf(connection, schema)) {
                rows(connection, schema + "." + table);
            }
        }
        return this;
    }

    private static List<String> tablesOf(Connection connection, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE", "PARTITIONED TABLE"})) {
            while (tables.next()) {
                names.add('"' + tables.getString("TABLE_NAME") + '"');
            }
        }
        return names;
    }

    private void rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    byte[] value = columns.getColumnTypeName(column).equals("bytea")
                            ? rows.getBytes(column)
                            : utf8(rows.getString(column));
                    look("table " + table.replace("\"", "") + ", " + columns.getColumnName(column), value);
                }
            }
        }
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private void look(String place, byte @Nullable [] text) {
        searched.merge(place, 1L, Long::sum);
        if (text != null) {
            markers.in(text, (marker, encoding) -> findings.add(new Finding(place, marker, encoding)));
        }
    }

    /** What was found so far, each marker once a place and encoding. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many values were looked at, by place: a search that saw nothing proves nothing. */
    public Map<String, Long> searched() {
        return Map.copyOf(searched);
    }

    /**
     * For the end of a test.
     *
     * @throws AssertionError with places and counts when anything was found
     */
    public void demandNothing() {
        if (findings.isEmpty()) {
            return;
        }
        Map<String, List<String>> byPlace = new LinkedHashMap<>();
        findings.forEach(finding -> byPlace.computeIfAbsent(
                        finding.place() + ", " + finding.encoding(), place -> new ArrayList<>())
                .add(finding.marker().toString()));
        throw new AssertionError(byPlace.entrySet().stream()
                .map(entry -> "%n  %s: %d, for example %s"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().size(),
                                entry.getValue().stream().limit(5).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("", "plain personal data was found:", "")));
    }
}
