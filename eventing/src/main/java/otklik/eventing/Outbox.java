package otklik.eventing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What a transaction wants published: rows of the table {@code outbox}, written with their cause and published by the
 * {@link OutboxRelay}. Order per key follows from the cause's row lock: who holds it takes the next row id.
 */
public final class Outbox {
    private final EventCodec codec;
    private final Semaphore news = new Semaphore(0);

    Outbox(EventCodec codec) {
        this.codec = codec;
    }

    /** Adds events to the transaction. Call {@link #signal()} after its commit, so that they leave at once. */
    public void append(Connection transaction, List<? extends Outgoing<?>> events) throws SQLException {
        appendEncoded(transaction, events.stream().map(codec::encode).toList());
    }

    void appendEncoded(Connection transaction, List<Encoded> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into outbox (topics, key, headers, payload) values (?, ?, ?, ?)")) {
            for (Encoded event : events) {
                insert.setString(1, String.join(",", event.topics()));
                insert.setString(2, event.key());
                insert.setString(3, lines(event.headers()));
                insert.setBytes(4, event.payload());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Tells this process's relay that there may be rows; without it they leave within a second. */
    public void signal() {
        news.release();
    }

    /** Waits for a signal, at most the given time. */
    void awaitNews(long millis) throws InterruptedException {
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    static Encoded row(String topics, String key, String headers, byte[] payload) {
        Map<String, String> named = new LinkedHashMap<>();
        headers.lines().forEach(line -> {
            int colon = line.indexOf(':');
            named.put(line.substring(0, colon), line.substring(colon + 1));
        });
        return new Encoded(List.of(topics.split(",")), key, named, payload);
    }

    private static String lines(Map<String, String> headers) {
        StringBuilder lines = new StringBuilder();
        headers.forEach((name, value) -> {
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("header " + name + " holds a line break");
            }
            lines.append(name).append(':').append(value).append('\n');
        });
        return lines.toString();
    }
}
