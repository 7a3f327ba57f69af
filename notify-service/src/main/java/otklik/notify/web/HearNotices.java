package otklik.notify.web;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import otklik.eventing.Condition;
import otklik.notify.delivery.Worker;

/**
 * Hears from PostgreSQL which chats have something new, whichever replica wrote it. Only a sign: rows are the truth, and a
 * stream that missed one finds them at its next heartbeat.
 */
@Singleton
final class HearNotices {
    private static final int WAIT_MILLIS = 500;
    private static final int ROUNDS_UNTIL_CHECK = 20;
    private static final int VALID_SECONDS = 3;

    private final DataSource database;
    private final OpenStreams streams;
    private final Worker worker = new Worker("notify: web bell", this::round);
    private @Nullable Connection connection;
    private int quietRounds;

    HearNotices(DataSource database, OpenStreams streams) {
        this.database = database;
        this.streams = streams;
    }

    void start() {
        worker.start();
    }

    Condition condition() {
        return worker.condition();
    }

    private void round() throws SQLException {
        Connection listening = connection;
        if (listening == null) {
            listening = listen();
            connection = listening;
            streams.ringAll();
        }
        try {
            PGNotification[] heard = listening.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
            if (heard == null || heard.length == 0) {
                check(listening);
            } else {
                for (PGNotification one : heard) {
                    streams.ring(UUID.fromString(one.getParameter()));
                }
            }
        } catch (SQLException e) {
            connection = null;
            listening.close();
            throw e;
        }
    }

    /** A peer that is gone says nothing, like one that has nothing to say. */
    private void check(Connection listening) throws SQLException {
        if (++quietRounds % ROUNDS_UNTIL_CHECK == 0 && !listening.isValid(VALID_SECONDS)) {
            throw new SQLException("the connection of the bell is gone", "08006");
        }
    }

    private Connection listen() throws SQLException {
        Connection fresh = database.getConnection();
        try (Statement statement = fresh.createStatement()) {
            statement.execute("listen " + WebNoticeRows.BELL);
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    void close() throws SQLException {
        worker.close();
        Connection listening = connection;
        if (listening != null) {
            listening.close();
        }
    }
}
