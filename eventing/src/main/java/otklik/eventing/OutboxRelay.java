package otklik.eventing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Publishes the outbox: sends rows in order, waits for the broker's ack of each, then deletes them. A crash between ack and
 * delete publishes again: at least once, never lost. One owner at a time, by an advisory lock on the connection it reads
 * with; others stand by. The table says which rows there are; what is in them it is asked only where this process does not have it
 * any more (see {@link Handover}).
 */
public final class OutboxRelay extends Loop {
    private static final int ROWS = 2000;
    private static final long STAND_BY_MILLIS = 1_000;

    /** As many at once come under load alone. Then a moment's wait makes fewer and fuller batches of what is spread over many topics. */
    private static final int MANY = 450;

    private static final long GATHER_MILLIS = 250;

    private final DataSource database;
    private final Outbox outbox;
    private final Clients clients;
    private final AtomicLong pending = new AtomicLong();
    private final Frontier frontier = new Frontier(System.nanoTime());

    OutboxRelay(String service, DataSource database, Outbox outbox, Clients clients) {
        super(service + ": outbox");
        this.database = database;
        this.outbox = outbox;
        this.clients = clients;
    }

    /** Rows seen waiting at the last look, at most one reading's worth. */
    long pending() {
        return pending.get();
    }

    @Override
    void session() throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Connection connection = database.getConnection();
                var producer = clients.gatheringProducer()) {
            connection.setAutoCommit(true);
            while (!stopping() && !own(connection)) {
                working("standing by: another instance publishes");
                outbox.awaitNews(STAND_BY_MILLIS);
            }
            try {
                Handover handover = outbox.handOver();
                while (!stopping()) {
                    working("publishing");
                    int published = publish(connection, handover, producer);
                    if (published < MANY) {
                        outbox.awaitNews(STAND_BY_MILLIS);
                    } else if (published < ROWS) {
                        TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                    }
                }
            } finally {
                outbox.keepNothing();
                disown(connection);
            }
        }
    }

    private int publish(Connection connection, Handover handover, KafkaProducer<byte[], byte[]> producer)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        List<Long> ids = waiting(connection);
        pending.set(ids.size());
        if (ids.isEmpty()) {
            return 0;
        }
        SortedMap<Long, Encoded> events = handover.take(ids);
        if (events.size() < ids.size()) {
            read(connection, ids, events);
        }
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        for (Encoded event : events.values()) {
            for (var copy : EventCodec.records(event)) {
                acks.add(producer.send(copy));
            }
        }
        producer.flush();
        for (Future<RecordMetadata> ack : acks) {
            ack.get(30, TimeUnit.SECONDS);
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
            delete.setArray(
                    1, connection.createArrayOf("bigint", events.keySet().toArray()));
            delete.executeUpdate();
        }
        frontier.passed(ids.getLast());
        return ids.size();
    }

    /** The ids of the next rows, in their order. */
    private List<Long> waiting(Connection connection) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select id from outbox where id > ? order by id limit " + ROWS)) {
            select.setLong(1, frontier.next(System.nanoTime()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    /** Adds the events of rows that are missing; of a row that somebody deleted meanwhile there is none. */
    private static void read(Connection connection, List<Long> ids, Map<Long, Encoded> events) throws SQLException {
        Object[] missing = ids.stream().filter(id -> !events.containsKey(id)).toArray();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, topics, key, headers, payload from outbox where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("bigint", missing));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.put(
                            row.getLong(1),
                            Outbox.row(
                                    Objects.requireNonNull(row.getString(2)),
                                    Objects.requireNonNull(row.getString(3)),
                                    Objects.requireNonNull(row.getString(4)),
                                    Objects.requireNonNull(row.getBytes(5))));
                }
            }
        }
    }

    private static boolean own(Connection connection) throws SQLException {
        return ask(connection, "select pg_try_advisory_lock(hashtext(current_schema()), hashtext('outbox'))");
    }

    /** The connection goes back to a pool: its lock must not go with it. */
    private static void disown(Connection connection) throws SQLException {
        ask(connection, "select pg_advisory_unlock(hashtext(current_schema()), hashtext('outbox'))");
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    @Override
    void interruptWait() {
        outbox.signal();
    }
}
