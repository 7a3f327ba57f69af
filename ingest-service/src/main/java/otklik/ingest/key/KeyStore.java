package otklik.ingest.key;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** Table {@code connector_key}. */
@Singleton
final class KeyStore {
    private final DataSource database;

    KeyStore(DataSource database) {
        this.database = database;
    }

    /** A key without its secret. */
    record StoredKey(String id, String connector, Instant createdAt, String createdBy) {}

    void add(StoredKey key, byte[] hash) throws SQLException {
        Transactions.run(database, transaction -> {
            try (PreparedStatement insert = transaction.prepareStatement(
                    "insert into connector_key (id, connector, hash, created_at, created_by) values (?, ?, ?, ?, ?)")) {
                insert.setString(1, key.id());
                insert.setString(2, key.connector());
                insert.setBytes(3, hash);
                insert.setObject(4, key.createdAt().atOffset(ZoneOffset.UTC));
                insert.setString(5, key.createdBy());
                return insert.executeUpdate();
            }
        });
    }

    /** @return false when the connector has no such key that is still good */
    boolean revoke(String connector, String id, Instant at, String by) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement update = transaction.prepareStatement("update connector_key set revoked_at = ?,"
                    + " revoked_by = ? where connector = ? and id = ? and revoked_at is null")) {
                update.setObject(1, at.atOffset(ZoneOffset.UTC));
                update.setString(2, by);
                update.setString(3, connector);
                update.setString(4, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    List<StoredKey> of(String connector) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select id, created_at, created_by from connector_key"
                            + " where connector = ? and revoked_at is null order by created_at")) {
                select.setString(1, connector);
                List<StoredKey> keys = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        keys.add(new StoredKey(
                                row.getString(1),
                                connector,
                                row.getObject(2, java.time.OffsetDateTime.class).toInstant(),
                                row.getString(3)));
                    }
                }
                return keys;
            }
        });
    }

    /** Hashes of all good keys, by connector. */
    Map<String, List<byte[]>> hashes() throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement select = transaction.prepareStatement(
                            "select connector, hash from connector_key where revoked_at is null");
                    ResultSet row = select.executeQuery()) {
                Map<String, List<byte[]>> hashes = new HashMap<>();
                while (row.next()) {
                    hashes.computeIfAbsent(row.getString(1), c -> new ArrayList<>())
                            .add(row.getBytes(2));
                }
                return hashes;
            }
        });
    }
}
