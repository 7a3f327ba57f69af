package otklik.eventing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import otklik.contracts.Stream;

/**
 * Whether a reader into the database has come past a moment: what was on its stream at that moment is then in the tables,
 * or never will be. For streams that are written without Kafka transactions. Thread-safe.
 */
public final class Progress {
    private final String consumer;
    private final Clients clients;

    Progress(String consumer, Clients clients) {
        this.consumer = consumer;
        this.clients = clients;
    }

    /**
     * The stream's present end, as a mark that can be stored. Asks the broker: blocks.
     *
     * @throws CompletionException when the broker cannot be asked
     */
    public String end(Stream<?> stream) {
        try (var admin = clients.admin()) {
            Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, stream.partitions())
                    .boxed()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(stream.name(), partition),
                            partition -> OffsetSpec.latest()));
            var ends = admin.listOffsets(asked)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return ends.entrySet().stream()
                    .map(end -> end.getKey().partition() + ":" + end.getValue().offset())
                    .sorted()
                    .collect(Collectors.joining(","));
        }
    }

    /** True once this service's reader has handled everything before the mark that {@link #end} gave. */
    public boolean hasPassed(Connection transaction, Stream<?> stream, String mark) throws SQLException {
        Map<Integer, Long> positions = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(
                "select partition, next from consumer_offset where consumer = ? and topic = ?")) {
            select.setString(1, consumer);
            select.setString(2, stream.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getInt(1), row.getLong(2));
                }
            }
        }
        return Arrays.stream(mark.split(",", -1)).allMatch(end -> {
            int colon = end.indexOf(':');
            Long position = positions.get(Integer.valueOf(end.substring(0, colon)));
            return position != null && position >= Long.parseLong(end.substring(colon + 1));
        });
    }
}
