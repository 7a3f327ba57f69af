package otklik.routing.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * A citizen takes a code in one chat to the other. It is 40 random bits, good once and for ten minutes: nobody guesses one in that time by
 * sending messages. Works within the caller's transaction.
 */
public final class LinkCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SecureRandom random = new SecureRandom();
    private final Links links = new Links();

    /** A new code for this citizen; the one before is good no more. */
    public String give(Connection transaction, String citizen, Instant now) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from link_code where citizen = ? or expires_at < ?")) {
            delete.setString(1, citizen);
            delete.setObject(2, now.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
        String code = random.ints(LENGTH, 0, ALPHABET.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString();
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into link_code (code_hash, citizen, expires_at) values (?, ?, ?)")) {
            insert.setBytes(1, hash(code));
            insert.setString(2, citizen);
            insert.setObject(3, now.plus(LIFE).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return code;
    }

    /** Whether the code was another's, and good: then the two are one person. */
    public boolean take(Connection transaction, String citizen, String code, Instant now) throws SQLException {
        Optional<String> other = spend(transaction, citizen, code, now);
        if (other.isEmpty()) {
            return false;
        }
        links.join(transaction, citizen, other.get(), now);
        return true;
    }

    private static Optional<String> spend(Connection transaction, String citizen, String code, Instant now)
            throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(
                "delete from link_code where code_hash = ? and expires_at >= ? and citizen <> ? returning citizen")) {
            delete.setBytes(1, hash(code));
            delete.setObject(2, now.atOffset(ZoneOffset.UTC));
            delete.setString(3, citizen);
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? Optional.of(Objects.requireNonNull(row.getString(1))) : Optional.empty();
            }
        }
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
