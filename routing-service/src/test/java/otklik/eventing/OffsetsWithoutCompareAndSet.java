package otklik.eventing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Broken on purpose: moves the positions without looking where they were. */
final class OffsetsWithoutCompareAndSet implements Offsets {
    private final String consumer;
    private final PostgresOffsets proper;

    OffsetsWithoutCompareAndSet(String consumer) {
        this.consumer = consumer;
        this.proper = new PostgresOffsets(consumer);
    }

    @Override
    public long load(Connection transaction, TopicPartition partition, String topicId, long beginning)
            throws SQLException, OtherTopic {
        return proper.load(transaction, partition, topicId, beginning);
    }

    @Override
    public boolean advance(Connection transaction, Map<TopicPartition, Long> believed, Map<TopicPartition, Long> done)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update consumer_offset set next = ? where consumer = ? and topic = ? and partition = ?")) {
            for (TopicPartition partition : done.keySet().stream()
                    .sorted(Comparator.comparing(TopicPartition::toString))
                    .toList()) {
                update.setLong(1, done.getOrDefault(partition, 0L));
                update.setString(2, consumer);
                update.setString(3, partition.topic());
                update.setInt(4, partition.partition());
                update.executeUpdate();
            }
        }
        return true;
    }
}
