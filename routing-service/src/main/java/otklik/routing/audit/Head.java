package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A place of a chain, its end mostly.
 *
 * @param sequence 0 for a chain with nothing in it
 */
record Head(long sequence, byte[] hash) {
    /** What the first link of every chain has before it. */
    static final Head NONE = new Head(0, new byte[32]);

    static Head last(Connection transaction, int shard) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select sequence, hash from audit_link where shard = ? order by sequence desc limit 1")) {
            select.setInt(1, shard);
            return read(select).orElse(NONE);
        }
    }

    /** Whether the chain has this hash at this place. */
    boolean isIn(Connection transaction, int shard) throws SQLException {
        if (sequence == 0) {
            return true;
        }
        try (PreparedStatement select = transaction.prepareStatement(
                "select sequence, hash from audit_link where shard = ? and sequence = ?")) {
            select.setInt(1, shard);
            select.setLong(2, sequence);
            return read(select).filter(this::same).isPresent();
        }
    }

    boolean same(Head other) {
        return sequence == other.sequence && Arrays.equals(hash, other.hash);
    }

    private static Optional<Head> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Head(row.getLong(1), Objects.requireNonNull(row.getBytes(2))))
                    : Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Head[sequence=" + sequence + ", hash=" + HexFormat.of().formatHex(hash) + "]";
    }
}
