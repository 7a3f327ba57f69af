package otklik.routing.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;

/** What the platform that a message came by says of its own work on it: shown to staff as its word. */
final class ReadPlatform {
    private ReadPlatform() {}

    /** @return a {@link otklik.contracts.Platform} as JSON; absent where it says nothing */
    static @Nullable JsonNode about(Connection transaction, String messageId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select particulars ->> 'platform' from message where message_id = ?::uuid")) {
            select.setString(1, messageId);
            try (ResultSet row = select.executeQuery()) {
                String stored = row.next() ? row.getString(1) : null;
                return stored == null ? null : EventJson.mapper().readTree(stored);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the stored words of a platform cannot be read", e);
            }
        }
    }
}
