package otklik.standalone.deadletter;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import otklik.standalone.postgres.DatabaseLayout;
import otklik.standalone.postgres.DatabaseLogin;

/**
 * Makes the positions in the database follow a topic that was deleted and made again, or whose oldest records are gone:
 * each reader begins at the oldest record there is. Positions that are good stay as they are.
 */
public final class TopicAdoption {

    private final String bootstrapServers;
    private final DatabaseLogin superuser;

    /** Changes nothing yet. */
    public TopicAdoption(String bootstrapServers, DatabaseLogin superuser) {
        this.bootstrapServers = bootstrapServers;
        this.superuser = superuser;
    }

    /**
     * Adopts a topic.
     *
     * @return schema → how many positions were moved; empty if all were good
     * @throws ExecutionException when there is no such topic
     */
    public Map<String, Integer> adopt(String topic) throws ExecutionException, InterruptedException, SQLException {
        var moved = new LinkedHashMap<String, Integer>();
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                var connection = DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password())) {
            var description = Objects.requireNonNull(
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
            var id = description.topicId().toString();
            for (var number :
                    IntStream.range(0, description.partitions().size()).boxed().toList()) {
                var partition = new TopicPartition(topic, number);
                var beginning = offset(admin, partition, OffsetSpec.earliest());
                var end = offset(admin, partition, OffsetSpec.latest());
                for (var schema : DatabaseLayout.SCHEMAS) {
                    var rows = adopt(connection, schema, partition, id, beginning, end);
                    if (rows > 0) {
                        moved.merge(schema, rows, Integer::sum);
                    }
                }
            }
        }
        return moved;
    }

    private static int adopt(
            Connection connection, String schema, TopicPartition partition, String id, long beginning, long end)
            throws SQLException {
        if (!hasPositions(connection, schema)) {
            return 0;
        }
        try (var update = connection.prepareStatement("update " + schema + ".consumer_offset set topic_id = ?, next = ?"
                + " where topic = ? and partition = ? and (topic_id <> ? or next < ? or next > ?)")) {
            update.setString(1, id);
            update.setLong(2, beginning);
            update.setString(3, partition.topic());
            update.setInt(4, partition.partition());
            update.setString(5, id);
            update.setLong(6, beginning);
            update.setLong(7, end);
            return update.executeUpdate();
        }
    }

    private static boolean hasPositions(Connection connection, String schema) throws SQLException {
        try (var tables = connection.getMetaData().getTables(null, schema, "consumer_offset", null)) {
            return tables.next();
        }
    }

    private static long offset(Admin admin, TopicPartition partition, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, spec))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
