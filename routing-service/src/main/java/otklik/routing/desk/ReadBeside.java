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
     * @param location where its sender says that it is, with the message or else with the first addition that says it, a {@link otklik.contracts.Location} as JSON, the address masked
     * @param platform what its platform says of its own work on it, a {@link otklik.contracts.Platform} as JSON
     */
    record Beside(@Nullable JsonNode location, @Nullable JsonNode platform) {}

    private ReadBeside() {}

    static Beside message(Connection transaction, String messageId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select coalesce(m.particulars ->> 'location',
                                (select p.particulars ->> 'location'
                                 from addition a join message p on p.message_id = a.message_id
                                 where a.case_number = m.case_number and p.particulars ->> 'location' is not null
                                 order by a.added_at, p.received_at limit 1)),
                       m.particulars ->> 'platform'
                from message m where m.message_id = ?::uuid""")) {
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
