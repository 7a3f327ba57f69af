package otklik.notify.vault;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table {@code citizen_key} in the database of keys. Every method is one statement, in the caller's transaction there. */
@Singleton
final class KeyRows {

    /** A key as it is kept. */
    record Row(Owner owner, byte[] wrapped, int master) {}

    /** Who has no key is absent. */
    Map<Owner, byte[]> of(Connection transaction, Collection<Owner> owners) throws SQLException {
        Map<Owner, byte[]> wrapped = new HashMap<>();
        try (PreparedStatement select =
                transaction.prepareStatement("select owner, wrapped from citizen_key where owner = any (?::bytea[])")) {
            select.setObject(1, digests(owners));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    wrapped.put(owner(row), Objects.requireNonNull(row.getBytes(2)));
                }
            }
        }
        return wrapped;
    }

    /** Who has a key keeps it ({@code citizen_key_pkey}). In the order of the rows, which must be the same for all who make some. */
    void make(Connection transaction, List<Row> rows, Instant now) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into citizen_key (owner, wrapped, master, made_at)
                select new.owner, new.wrapped, new.master, ?::timestamptz
                from unnest(?::bytea[], ?::bytea[], ?::int[]) with ordinality as new (owner, wrapped, master, place)
                order by new.place
                on conflict on constraint citizen_key_pkey do nothing""")) {
            insert.setString(1, now.toString());
            insert.setObject(2, rows.stream().map(row -> row.owner().bytes()).toArray(byte[][]::new));
            insert.setObject(3, rows.stream().map(Row::wrapped).toArray(byte[][]::new));
            insert.setObject(4, rows.stream().mapToInt(Row::master).toArray());
            insert.executeUpdate();
        }
    }

    /** How many there were. */
    int delete(Connection transaction, Collection<Owner> owners) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from citizen_key where owner = any (?::bytea[])")) {
            delete.setObject(1, digests(owners));
            return delete.executeUpdate();
        }
    }

    /** The next owners in their order. */
    List<Owner> page(Connection transaction, @Nullable Owner after, int most) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select owner from citizen_key where owner > ? order by owner limit ?")) {
            select.setBytes(1, after == null ? new byte[0] : after.bytes());
            select.setInt(2, most);
            List<Owner> owners = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    owners.add(owner(row));
                }
            }
            return owners;
        }
    }

    /** Keys that another than this master key wrapped, in their owners' order, locked; those that somebody else has in hand are left out. */
    List<Row> wrappedByOthers(Connection transaction, int master, @Nullable Owner after, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select owner, wrapped, master from citizen_key
                where master <> ? and owner > ? order by owner limit ? for update skip locked""")) {
            select.setInt(1, master);
            select.setBytes(2, after == null ? new byte[0] : after.bytes());
            select.setInt(3, most);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(owner(row), Objects.requireNonNull(row.getBytes(2)), row.getInt(3)));
                }
            }
            return rows;
        }
    }

    /** Rows that were locked get what wraps their keys now. */
    int rewrap(Connection transaction, List<Row> rows) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update citizen_key k set wrapped = new.wrapped, master = new.master
                from unnest(?::bytea[], ?::bytea[], ?::int[]) as new (owner, wrapped, master)
                where k.owner = new.owner""")) {
            update.setObject(1, rows.stream().map(row -> row.owner().bytes()).toArray(byte[][]::new));
            update.setObject(2, rows.stream().map(Row::wrapped).toArray(byte[][]::new));
            update.setObject(3, rows.stream().mapToInt(Row::master).toArray());
            return update.executeUpdate();
        }
    }

    /** How many keys each master key wraps. */
    Map<Integer, Long> byMaster(Connection transaction) throws SQLException {
        Map<Integer, Long> keys = new HashMap<>();
        try (PreparedStatement select =
                        transaction.prepareStatement("select master, count(*) from citizen_key group by master");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.put(row.getInt(1), row.getLong(2));
            }
        }
        return keys;
    }

    private static byte[][] digests(Collection<Owner> owners) {
        return owners.stream().map(Owner::bytes).toArray(byte[][]::new);
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return Owner.of(Objects.requireNonNull(row.getBytes(1)));
    }
}
