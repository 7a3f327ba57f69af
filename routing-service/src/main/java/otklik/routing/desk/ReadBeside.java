package otklik.routing.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import otklik.eventing.EventJson;

/** What came with a message beside its words. */
final class ReadBeside {
    /**
     * Each absent where the message has none.
     *
     * @param location where its sender says that it is, a {@link otklik.contracts.Location} as JSON, the address masked
     * @param platform what its platform says of its own work on it, a {@link otklik.contracts.Platform} as JSON
     */
    record Beside(@Nullable JsonNode location, @Nullable JsonNode platform) {}

    private ReadBeside() {}

    static Beside message(Connection transaction, String messageId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select particulars ->> 'location', particulars ->> 'platform' from message where message_id = ?::uuid")) {
            select.setString(1, messageId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Beside(json(row.getString(1)), json(row.getString(2))) : new Beside(null, null);
            }
        }
    }

    private static @Nullable JsonNode json(@Nullable String stored) {
        try {
            return stored == null ? null : EventJson.mapper().readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored beside a message cannot be read", e);
        }
    }
}
