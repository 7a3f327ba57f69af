package otklik.routing.agency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The table {@code agency_action}: which actions have been answered, whether done or refused. Used by one thread. */
final class KnownActions {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration PAUSE = Duration.ofHours(1);
    private Instant forgotAt = Instant.MIN;

    /** False where the agency has sent an action of this id before: {@code agency_action_pkey}. */
    boolean add(Connection transaction, String agency, String actionId, Instant now) throws SQLException {
        forget(transaction, now);
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into agency_action (agency, action_id, at) values (?, ?, ?)
                on conflict on constraint agency_action_pkey do nothing""")) {
            insert.setString(1, agency);
            insert.setString(2, actionId);
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private void forget(Connection transaction, Instant now) throws SQLException {
        if (forgotAt.isAfter(now.minus(PAUSE))) {
            return;
        }
        try (PreparedStatement delete = transaction.prepareStatement("delete from agency_action where at < ?")) {
            delete.setObject(1, now.minus(KEPT).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
        forgotAt = now;
    }
}
