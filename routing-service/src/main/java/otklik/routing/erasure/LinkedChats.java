package otklik.routing.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import otklik.routing.erasure.ErasureRows.Asked;
import otklik.routing.erasure.ErasureRows.Own;
import otklik.routing.link.Links;

/** What a citizen wrote by the pseudonyms that he linked with the one by which he asks. Works within the caller's transaction. */
final class LinkedChats {
    private final Links links = new Links();

    /** His other pseudonyms; none where he linked none, or has none. */
    Collection<String> of(Connection transaction, @Nullable String citizen) throws SQLException {
        if (citizen == null) {
            return List.of();
        }
        Collection<String> others = new TreeSet<>(links.of(transaction, citizen));
        others.remove(citizen);
        return others;
    }

    /** The channels by which they wrote something that is not erased, each once. */
    List<String> channels(Connection transaction, Collection<String> citizens) throws SQLException {
        if (citizens.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = transaction.prepareStatement(
                "select distinct channel from message where citizen = any (?) order by channel")) {
            select.setArray(1, transaction.createArrayOf("text", citizens.toArray()));
            return read(select);
        }
    }

    /** The channels by which these messages came, each once. */
    List<String> channelsOf(Connection transaction, List<Own> messages) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select distinct channel from message where message_id = any (?::uuid[]) order by channel")) {
            select.setArray(
                    1,
                    transaction.createArrayOf(
                            "text", messages.stream().map(Own::messageId).toArray()));
            return read(select);
        }
    }

    /** The newest case that the pseudonym opened; where it opened none, the one by which was asked speaks for it. */
    Asked newest(Connection transaction, String citizen, Asked by) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select c.number, m.message_id from message m join cases c on c.number = m.case_number and c.message_id = m.message_id
                where m.citizen = ? and c.erased_at is null order by c.number desc limit 1""")) {
            select.setString(1, citizen);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Asked(row.getLong(1), Objects.requireNonNull(row.getString(2)), citizen, null)
                        : new Asked(by.number(), by.messageId(), citizen, null);
            }
        }
    }

    private static List<String> read(PreparedStatement select) throws SQLException {
        List<String> channels = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                channels.add(Objects.requireNonNull(row.getString(1)));
            }
        }
        return channels;
    }
}
