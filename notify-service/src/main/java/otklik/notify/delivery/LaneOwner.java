package otklik.notify.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Condition;

/**
 * Which lanes this replica sends on where only one may: a provider counts what all of them send. Who has the session's
 * advisory lock of a lane has the lane. It is asked for again and again, so a lane whose owner is gone finds another; who
 * hears nothing from PostgreSQL owns nothing, and who gets a lane waits until whoever had it has surely stopped.
 */
@Singleton
final class LaneOwner implements Loop {
    private static final Logger LOG = Logger.getLogger(LaneOwner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long an answer of PostgreSQL is believed. */
    static final Duration TRUST = Duration.ofMillis(2_500);

    /** {@link #TRUST}, and what then was in a chat's interval or the bot's second. */
    static final Duration HANDOVER = Duration.ofSeconds(5);

    private final DataSource database;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> since = new ConcurrentHashMap<>();
    private final Worker worker = Worker.every(PAUSE, "notify: lanes", () -> ask(System::nanoTime));
    private volatile long answeredAt;
    private @Nullable Connection session;

    LaneOwner(DataSource database) {
        this.database = database;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public List<Condition> conditions() {
        return List.of(worker.condition());
    }

    /** From now on this lane is wanted. Any thread. */
    void want(String lane) {
        wanted.add(lane);
    }

    /** Whether this replica may send on the lane. Any thread. */
    boolean holds(String lane, long nanos) {
        Long got = since.get(lane);
        return got != null && nanos - got >= HANDOVER.toNanos() && nanos - answeredAt <= TRUST.toNanos();
    }

    /** Asks for what is wanted and not here yet; also where nothing is, to hear that the session lives. */
    void ask(LongSupplier nanos) throws SQLException {
        long asked = nanos.getAsLong();
        boolean heard = false;
        try {
            if (session == null) {
                session = open();
            }
            for (String lane : lock(session)) {
                since.put(lane, nanos.getAsLong());
                LOG.infof("lane=%s is sent on from here", lane);
            }
            answeredAt = asked;
            heard = true;
        } finally {
            if (!heard) {
                since.clear();
                drop();
            }
        }
    }

    private Connection open() throws SQLException {
        Connection opened = database.getConnection();
        // A replica that vanishes without a word must not keep its lanes for hours.
        try (Statement set = opened.createStatement()) {
            set.execute("set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private List<String> lock(Connection open) throws SQLException {
        List<String> missing =
                wanted.stream().filter(lane -> !since.containsKey(lane)).toList();
        List<String> got = new ArrayList<>();
        try (PreparedStatement ask = open.prepareStatement("""
                select lane from unnest(?::text[]) as wanted(lane)
                where pg_try_advisory_lock(hashtext(current_schema() || '.lane'), hashtext(lane))""")) {
            ask.setArray(1, open.createArrayOf("text", missing.toArray()));
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    got.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return got;
    }

    /** A session that lives goes back to the pool, and must not take its locks with it; with one that does not they are gone. */
    private void drop() throws SQLException {
        Connection dropped = session;
        session = null;
        if (dropped != null) {
            try (dropped;
                    Statement unlock = dropped.createStatement()) {
                unlock.execute("select pg_advisory_unlock_all()");
            }
        }
    }

    /** Leaves the lanes to the others. */
    @Override
    public void close() throws SQLException {
        worker.close();
        since.clear();
        drop();
    }
}
