package otklik.routing.conversation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** The table {@code withdrawn_message}: deletions that overtook their messages. Works within the caller's transaction. */
public final class WithdrawnMessages {
    /** As long as a mark of an erasure: nothing comes later. */
    private static final Duration KEPT = Duration.ofDays(40);

    /** Those of the messages that were withdrawn before they came. */
    public Set<String> among(Connection transaction, Collection<String> messageIds) throws SQLException {
        Set<String> withdrawn = new HashSet<>();
        if (messageIds.isEmpty()) {
            return withdrawn;
        }
        try (PreparedStatement select = transaction.prepareStatement(
                "select message_id from withdrawn_message where message_id = any (?::uuid[])")) {
            select.setArray(1, transaction.createArrayOf("text", messageIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    withdrawn.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return withdrawn;
    }

    void mark(Connection transaction, String messageId, Instant at) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into withdrawn_message (message_id, withdrawn_at) values (?::uuid, ?)
                on conflict on constraint withdrawn_message_pkey do nothing""")) {
            insert.setString(1, messageId);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from withdrawn_message where withdrawn_at < ?")) {
            delete.setObject(1, at.minus(KEPT).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
