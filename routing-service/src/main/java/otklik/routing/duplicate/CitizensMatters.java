package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a citizen's open cases are about, found under another name from now on. Works within the caller's transaction. */
public final class CitizensMatters {

    /**
     * @param citizen the pseudonym that the cases have
     * @param name what messages of his are looked for by
     */
    public void rename(Connection transaction, String citizen, String name) throws SQLException {
        Map<Long, Long> keys = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement("""
                select t.case_number, t.category from message m
                join cases c on c.number = m.case_number and c.message_id = m.message_id
                join matter t on t.case_number = c.number
                where m.citizen = ? and t.citizen is not null""")) {
            select.setString(1, citizen);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.put(row.getLong(1), Hashes.of64("citizen", Objects.requireNonNull(row.getString(2)), name));
                }
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement("""
                update matter t set citizen = n.key from unnest(?::bigint[], ?::bigint[]) as n (case_number, key)
                where t.case_number = n.case_number""")) {
            update.setArray(1, transaction.createArrayOf("bigint", keys.keySet().toArray()));
            update.setArray(2, transaction.createArrayOf("bigint", keys.values().toArray()));
            update.executeUpdate();
        }
    }
}
