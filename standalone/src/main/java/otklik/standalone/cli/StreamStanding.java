package otklik.standalone.cli;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import otklik.standalone.Words;
import otklik.standalone.postgres.DatabaseLayout;
import otklik.standalone.postgres.DatabaseLogin;

/**
 * Where streams end and where their readers are. Positions of readers come from the database where they are kept there,
 * else from the broker.
 */
final class StreamStanding {

    /** A consumer group, named {@code <service>.<stream>}, on one topic. */
    private record Reader(String name, String topic) {

        String title() {
            return name.endsWith("." + topic) ? name.substring(0, name.length() - topic.length() - 1) : name;
        }
    }

    private final Map<TopicPartition, Long> beginnings;
    private final Map<TopicPartition, Long> ends;
    private final Map<Reader, Map<TopicPartition, Long>> positions = new HashMap<>();
    private final Map<String, Long> outboxes = new TreeMap<>();
    private final Map<Reader, Long> unread = new HashMap<>();

    private StreamStanding(Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        this.beginnings = beginnings;
        this.ends = ends;
    }

    static StreamStanding ask(String bootstrapServers, DatabaseLogin superuser)
            throws ExecutionException, InterruptedException, SQLException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                var database = DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password())) {
            var partitions = partitions(admin);
            // Positions first: a reader is never shown ahead of its stream.
            var fromBroker = brokerPositions(admin);
            var fromDatabase = new HashMap<Reader, Map<TopicPartition, Long>>();
            var outboxes = new TreeMap<String, Long>();
            for (var schema : DatabaseLayout.SCHEMAS) {
                if (hasTable(database, schema, "consumer_offset")) {
                    databasePositions(database, schema, fromDatabase);
                    outboxes.put(schema, pending(database, schema));
                }
            }
            var standing = new StreamStanding(
                    offsets(admin, partitions, OffsetSpec.earliest()), offsets(admin, partitions, OffsetSpec.latest()));
            standing.positions.putAll(fromBroker);
            standing.positions.putAll(fromDatabase);
            standing.outboxes.putAll(outboxes);
            standing.countUnread(bootstrapServers);
            return standing;
        }
    }

    /** Records that readers have still to read, and rows that wait to be published. */
    long lag() {
        return positions.keySet().stream().mapToLong(this::lag).sum()
                + outboxes.values().stream().mapToLong(Long::longValue).sum();
    }

    void print(PrintStream out) {
        var records = new TreeMap<String, Long>();
        ends.forEach((partition, end) ->
                records.merge(family(partition.topic()), end - beginnings.getOrDefault(partition, 0L), Long::sum));
        out.println(Words.of("status.streams"));
        records.forEach((stream, count) -> out.printf("  %-38s %,12d%n", stream, count));
        out.println(Words.of("status.readers"));
        positions.keySet().stream()
                .sorted((a, b) -> (a.name() + a.topic()).compareTo(b.name() + b.topic()))
                .collect(Collectors.groupingBy(
                        reader -> reader.title() + " ← " + family(reader.topic()),
                        TreeMap::new,
                        Collectors.summingLong(this::lag)))
                .forEach((reader, lag) -> out.printf("  %-60s %s%n", reader, behind(lag)));
        if (outboxes.values().stream().anyMatch(rows -> rows > 0)) {
            out.println(Words.of("status.outboxes"));
            outboxes.forEach((schema, rows) -> out.printf("  %-38s %,12d%n", schema, rows));
        }
    }

    private static String behind(long lag) {
        return lag == 0 ? Words.of("status.up-to-date") : Words.of("status.behind", lag);
    }

    private void countUnread(String bootstrapServers) {
        try (var counter = new UnreadRecords(bootstrapServers)) {
            positions.forEach((reader, at) -> unread.put(
                    reader,
                    at.entrySet().stream()
                            .mapToLong(entry -> counter.between(
                                    entry.getKey(), entry.getValue(), ends.getOrDefault(entry.getKey(), 0L)))
                            .sum()));
        }
    }

    private long lag(Reader reader) {
        return unread.getOrDefault(reader, 0L);
    }

    /** Topics of agencies and connectors are many: they are shown as one. */
    private static String family(String topic) {
        return topic.replaceFirst("^(agency|connector)\\.[^.]+\\.", "$1.*.");
    }

    private static List<TopicPartition> partitions(Admin admin) throws ExecutionException, InterruptedException {
        var names = admin.listTopics().names().get().stream()
                .filter(name -> !name.startsWith("__"))
                .toList();
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(StreamStanding::partitions)
                .toList();
    }

    private static java.util.stream.Stream<TopicPartition> partitions(TopicDescription topic) {
        return IntStream.range(0, topic.partitions().size())
                .mapToObj(number -> new TopicPartition(topic.name(), number));
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
        var found = new HashMap<TopicPartition, Long>();
        // Readers see committed records only: an open transaction is not their lag.
        admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, offset) -> found.put(partition, offset.offset()));
        return found;
    }

    private static Map<Reader, Map<TopicPartition, Long>> brokerPositions(Admin admin)
            throws ExecutionException, InterruptedException {
        var positions = new HashMap<Reader, Map<TopicPartition, Long>>();
        List<String> groups = new ArrayList<>(admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList());
        for (var group : groups) {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            positions
                                    .computeIfAbsent(new Reader(group, partition.topic()), reader -> new HashMap<>())
                                    .put(partition, offset.offset());
                        }
                    });
        }
        return positions;
    }

    private static void databasePositions(
            Connection database, String schema, Map<Reader, Map<TopicPartition, Long>> positions) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select consumer, topic, partition, next from " + schema + ".consumer_offset")) {
            while (rows.next()) {
                var partition = new TopicPartition(String.valueOf(rows.getString(2)), rows.getInt(3));
                positions
                        .computeIfAbsent(
                                new Reader(rows.getString(1) + "." + partition.topic(), partition.topic()),
                                reader -> new HashMap<>())
                        .put(partition, rows.getLong(4));
            }
        }
    }

    private static long pending(Connection database, String schema) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from " + schema + ".outbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static boolean hasTable(Connection database, String schema, String table) throws SQLException {
        try (var tables = database.getMetaData().getTables(null, schema, table, null)) {
            return tables.next();
        }
    }
}
