package otklik.routing.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What citizens added to a case. */
public final class AddedMessages {
    private static final int MOST = 1_000;

    private AddedMessages() {}

    /** @param text masked */
    public record Added(String messageId, Instant at, String text) {
        @Override
        public String toString() {
            return "Added[messageId=" + messageId + ", text=" + text.length() + " characters]";
        }
    }

    /** The oldest first; of a case with very many the first thousand. */
    public static List<Added> of(Connection transaction, long caseNumber) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select m.message_id, m.received_at, m.text
                from addition a join message m on m.message_id = a.message_id
                where a.case_number = ? order by a.added_at, m.received_at, m.message_id limit ?""")) {
            select.setLong(1, caseNumber);
            select.setInt(2, MOST);
            List<Added> added = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    added.add(new Added(
                            Objects.requireNonNull(row.getString(1)),
                            Objects.requireNonNull(row.getObject(2, OffsetDateTime.class))
                                    .toInstant(),
                            Objects.requireNonNull(row.getString(3))));
                }
            }
            return added;
        }
    }
}
