package otklik.eventing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Read positions in PostgreSQL. The compare-and-set is what makes double work impossible: of two readers that believe they
 * own a partition only one can move its position, the other's transaction is rolled back.
 */
interface Offsets {

    /** A topic's id is not the one these positions were made for. */
    final class OtherTopic extends Exception {
        OtherTopic(TopicPartition partition, String known, String found) {
            super("topic " + partition.topic() + " was made anew (id " + found + ", positions are for " + known
                    + "): run `otklik redrive --accept-topic " + partition.topic() + "` to read it from its beginning");
        }
    }

    /**
     * Where to go on; {@code beginning} where nothing is known yet.
     *
     * @throws OtherTopic when the topic was deleted and made again
     */
    long load(Connection transaction, TopicPartition partition, String topicId, long beginning)
            throws SQLException, OtherTopic;

    /** Moves all positions from what the reader believes to what it has done; false if one was not where it was believed. */
    boolean advance(Connection transaction, Map<TopicPartition, Long> believed, Map<TopicPartition, Long> done)
            throws SQLException;
}
