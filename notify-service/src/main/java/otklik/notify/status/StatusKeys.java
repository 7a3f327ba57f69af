package otklik.notify.status;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import javax.sql.DataSource;
import otklik.eventing.Transactions;

/** The table {@code status_key}: one key for each platform that fetches its statuses, kept hashed. It lets nobody send messages. */
@Singleton
final class StatusKeys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;

    StatusKeys(DataSource database) {
        this.database = database;
    }

    /** A new key in place of the one before. */
    String make(String connector, Instant now, String by) throws SQLException {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String key = connector + ".statuses."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Transactions.run(database, transaction -> {
            try (PreparedStatement upsert = transaction.prepareStatement("""
                    insert into status_key (connector, hash, made_at, made_by) values (?, ?, ?::timestamptz, ?)
                    on conflict on constraint status_key_pkey
                    do update set hash = excluded.hash, made_at = excluded.made_at, made_by = excluded.made_by""")) {
                upsert.setString(1, connector);
                upsert.setBytes(2, hash(key));
                upsert.setString(3, now.toString());
                upsert.setString(4, by);
                return upsert.executeUpdate();
            }
        });
        return key;
    }

    /** Compared in constant time; false where the connector has none. */
    boolean isKeyOf(String connector, String key) throws SQLException {
        byte[] kept = Transactions.run(database, transaction -> {
            try (PreparedStatement select =
                    transaction.prepareStatement("select hash from status_key where connector = ?")) {
                select.setString(1, connector);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getBytes(1) : new byte[0];
                }
            }
        });
        return MessageDigest.isEqual(kept, hash(key));
    }

    /** False where there was none. */
    boolean revoke(String connector) throws SQLException {
        return Transactions.run(database, transaction -> {
            try (PreparedStatement delete =
                    transaction.prepareStatement("delete from status_key where connector = ?")) {
                delete.setString(1, connector);
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** SHA-256; the random part has 256 bits, so it needs neither salt nor slowness. */
    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
