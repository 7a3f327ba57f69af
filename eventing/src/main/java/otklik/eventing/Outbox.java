package otklik.eventing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
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
        try (BinaryCopy rows = new BinaryCopy(transaction, "outbox (topics, key, headers, payload)", 4)) {
            for (Encoded event : events) {
                rows.row(
                        utf8(String.join(",", event.topics())),
                        utf8(event.key()),
                        utf8(lines(event.headers())),
                        event.payload());
            }
            rows.end();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
