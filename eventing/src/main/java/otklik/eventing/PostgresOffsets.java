package otklik.eventing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** Positions of one consumer in the table {@code consumer_offset}. */
final class PostgresOffsets implements Offsets {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);
    private final String consumer;

    PostgresOffsets(String consumer) {
        this.consumer = consumer;
    }

    @Override
    public long load(Connection transaction, TopicPartition partition, String topicId, long beginning)
            throws SQLException, OtherTopic {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into consumer_offset (consumer, topic, partition, topic_id, next) values (?, ?, ?, ?, ?)
                on conflict on constraint consumer_offset_pkey do nothing""")) {
            bind(insert, 1, partition);
            insert.setString(4, topicId);
            insert.setLong(5, beginning);
            insert.executeUpdate();
        }
        try (PreparedStatement select = transaction.prepareStatement(
                "select topic_id, next from consumer_offset where consumer = ? and topic = ? and partition = ?")) {
            bind(select, 1, partition);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String known = Objects.requireNonNull(row.getString(1));
                if (!known.equals(topicId)) {
                    throw new OtherTopic(partition, known, topicId);
                }
                return row.getLong(2);
            }
        }
    }

    @Override
    public boolean advance(Connection transaction, Map<TopicPartition, Long> believed, Map<TopicPartition, Long> done)
            throws SQLException {
        // One order for all readers, so that two that overlap wait for each other instead of deadlocking.
        List<TopicPartition> ordered = done.keySet().stream().sorted(ORDER).toList();
        try (PreparedStatement update = transaction.prepareStatement("""
                update consumer_offset set next = ?
                where consumer = ? and topic = ? and partition = ? and next = ?""")) {
            for (TopicPartition partition : ordered) {
                update.setLong(1, Objects.requireNonNull(done.get(partition)));
                bind(update, 2, partition);
                update.setLong(5, Objects.requireNonNull(believed.get(partition)));
                update.addBatch();
            }
            for (int moved : update.executeBatch()) {
                if (moved != 1) {
                    return false;
                }
            }
        }
        return true;
    }

    private void bind(PreparedStatement statement, int first, TopicPartition partition) throws SQLException {
        statement.setString(first, consumer);
        statement.setString(first + 1, partition.topic());
        statement.setInt(first + 2, partition.partition());
    }
}
