package otklik.notify;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import otklik.notify.vault.Owner;

/** What lies in the database of keys. */
@Singleton
public class KeyColumns {
    private final javax.sql.DataSource keys;
    private final World world;

    KeyColumns(@DataSource("keys") javax.sql.DataSource keys, World world) {
        this.keys = keys;
        this.world = world;
    }

    /** Whose key a contact's address is under. */
    Owner ownerOf(String contactId) {
        String hex = world.column(
                        "select encode(owner, 'hex') from notify.contact where contact_id = '" + contactId + "'")
                .getFirst();
        return Owner.of(java.util.HexFormat.of().parseHex(hex));
    }

    /** The key as it is kept, if there is one. */
    List<byte[]> wrapped(Owner owner) {
        return column("wrapped", owner, row -> Objects.requireNonNull(row.getBytes(1)));
    }

    List<Integer> master(Owner owner) {
        return column("master", owner, row -> row.getInt(1));
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> column(String column, Owner owner, Read<T> read) {
        try (Connection connection = keys.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + column + " from citizen_key where owner = '\\x"
                        + java.util.HexFormat.of().formatHex(owner.bytes()) + "'")) {
            List<T> values = new ArrayList<>();
            while (row.next()) {
                values.add(read.from(row));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
