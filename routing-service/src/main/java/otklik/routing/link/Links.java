package otklik.routing.link;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import otklik.routing.duplicate.CitizensMatters;

/**
 * Who a pseudonym stands for. Of several that are linked, all are looked for under the id of their person; one alone under itself. Works
 * within the caller's transaction.
 */
public final class Links {
    private final CitizensMatters matters = new CitizensMatters();

    /** By pseudonym the persons of those that are linked. */
    public Map<String, String> persons(Connection transaction, Collection<String> citizens) throws SQLException {
        Map<String, String> persons = new HashMap<>();
        if (citizens.isEmpty()) {
            return persons;
        }
        try (PreparedStatement select =
                transaction.prepareStatement("select citizen, person from citizen_link where citizen = any (?)")) {
            select.setArray(1, transaction.createArrayOf("text", citizens.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    persons.put(Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2)));
                }
            }
        }
        return persons;
    }

    /** All pseudonyms of who has this one. */
    public Collection<String> of(Connection transaction, String citizen) throws SQLException {
        Collection<String> all = new TreeSet<>(List.of(citizen));
        try (PreparedStatement select = transaction.prepareStatement(
                "select citizen from citizen_link where person = (select person from citizen_link where citizen = ?)")) {
            select.setString(1, citizen);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(Objects.requireNonNull(row.getString(1)));
                }
            }
        }
        return all;
    }

    /** The two, and who is linked with them already, are one person from now on. */
    void join(Connection transaction, String one, String other, Instant now) throws SQLException {
        Collection<String> all = new TreeSet<>(of(transaction, one));
        all.addAll(of(transaction, other));
        String person = UUID.randomUUID().toString();
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into citizen_link (citizen, person, linked_at) select unnest(?::text[]), ?::uuid, ?
                on conflict on constraint citizen_link_pkey do update set person = excluded.person, linked_at = excluded.linked_at""")) {
            upsert.setArray(1, transaction.createArrayOf("text", all.toArray()));
            upsert.setString(2, person);
            upsert.setObject(3, now.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
        for (String citizen : all) {
            matters.rename(transaction, citizen, person);
        }
    }

    /** This pseudonym stands for itself again, and who would be left alone, too; false where it was not linked. */
    public boolean part(Connection transaction, String citizen) throws SQLException {
        Collection<String> all = of(transaction, citizen);
        if (all.size() < 2) {
            return false;
        }
        Collection<String> parting = all.size() == 2 ? all : List.of(citizen);
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from citizen_link where citizen = any (?)")) {
            delete.setArray(1, transaction.createArrayOf("text", parting.toArray()));
            delete.executeUpdate();
        }
        for (String one : parting) {
            matters.rename(transaction, one, one);
        }
        return true;
    }
}
