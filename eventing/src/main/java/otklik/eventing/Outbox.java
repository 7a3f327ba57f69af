package otklik.eventing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction wants published: rows of the table {@code outbox}, written with their cause and published by the
 * {@link OutboxRelay}. Order per key follows from the cause's row lock: who holds it takes the next row id.
 */
public final class Outbox {
    private final EventCodec codec;
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Handover handover;

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
        // The one of now: for one that begins after the ids were taken they may mean other rows.
        Handover relay = handover;
        List<Long> ids = ids(transaction, events.size());
        try (BinaryCopy rows = new BinaryCopy(transaction, "outbox (id, topics, key, headers, payload)", 5)) {
            for (int i = 0; i < ids.size(); i++) {
                Encoded event = events.get(i);
                rows.row(
                        BinaryCopy.bigint(ids.get(i)),
                        utf8(String.join(",", event.topics())),
                        utf8(event.key()),
                        utf8(lines(event.headers())),
                        event.payload());
            }
            rows.end();
        }
        if (relay != null) {
            relay.give(ids, events);
        }
    }

    /** The table's next ones, ascending: the relay can be given an event under its row's id before it sees the row. */
    private static List<Long> ids(Connection transaction, int count) throws SQLException {
        List<Long> ids = new ArrayList<>(count);
        try (PreparedStatement select =
                transaction.prepareStatement("select nextval('outbox_id_seq') from generate_series(1, ?)")) {
            select.setInt(1, count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        return ids;
    }

    /** For this process's relay once it owns the table: a new one, which gets what is appended from now on. */
    Handover handOver() {
        Handover begun = new Handover(Handover.MOST_BYTES);
        handover = begun;
        return begun;
    }

    /** The relay owns the table no more: what is appended is not kept. */
    void keepNothing() {
        handover = null;
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
