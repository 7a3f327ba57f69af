package otklik.notify.failover;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import otklik.notify.delivery.Recipient;
import otklik.notify.email.EmailSettings;

/** The address that a citizen gave beside another. */
@Singleton
public final class SecondWay {
    private final EmailSettings email;

    SecondWay(EmailSettings email) {
        this.email = email;
    }

    /** By the contact that failed; whoever gave no other, or one that nothing here writes to, is not among them. */
    public Map<String, Recipient> of(Connection transaction, Collection<String> contactIds) throws SQLException {
        return of(transaction, contactIds, false);
    }

    /** The same for the last word to who is being forgotten: the other address is forgotten after it, too. */
    public Map<String, Recipient> ofForgotten(Connection transaction, Collection<String> contactIds)
            throws SQLException {
        return of(transaction, contactIds, true);
    }

    private Map<String, Recipient> of(Connection transaction, Collection<String> contactIds, boolean forgotten)
            throws SQLException {
        Map<String, Recipient> ways = new HashMap<>();
        if (contactIds.isEmpty() || email.from().isEmpty()) {
            return ways;
        }
        // The one that was given last counts.
        try (PreparedStatement select = transaction.prepareStatement("""
                select distinct on (c.besides) c.besides, c.source, c.contact_id
                from unnest(?) as failed(id) join contact c on c.besides = failed.id
                where c.channel = 'email' and (? or c.drop_by is null)
                order by c.besides, c.given_at desc""")) {
            select.setArray(1, transaction.createArrayOf("text", contactIds.toArray()));
            select.setBoolean(2, forgotten);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ways.put(
                            Objects.requireNonNull(row.getString(1)),
                            new Recipient.Mailbox(
                                    Objects.requireNonNull(row.getString(2)),
                                    Objects.requireNonNull(row.getString(3))));
                }
            }
        }
        return ways;
    }

    /** These contacts and all that were given beside them: who is forgotten is forgotten with both. */
    public Set<String> withSecond(Connection transaction, Collection<String> contactIds) throws SQLException {
        Set<String> all = new HashSet<>(contactIds);
        try (PreparedStatement select =
                transaction.prepareStatement("select contact_id from contact where besides = any (?)")) {
            select.setArray(1, transaction.createArrayOf("text", contactIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return all;
    }
}
