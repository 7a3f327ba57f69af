package otklik.routing.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checkpoints in PostgreSQL. */
final class Checkpoints {
    /** Columns in the order that {@link #read} expects them. */
    static final String SELECT =
            "select number, at, sequences, hashes, settled, previous, hash, key, signature from audit_checkpoint ";

    private Checkpoints() {}

    static Optional<Checkpoint> last(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(SELECT + "order by number desc limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    static Checkpoint read(ResultSet row) throws SQLException {
        Long[] sequences = (Long[]) array(row, 3);
        byte[][] hashes = (byte[][]) array(row, 4);
        List<Head> heads = new ArrayList<>(sequences.length);
        for (int shard = 0; shard < Math.min(sequences.length, hashes.length); shard++) {
            heads.add(head(sequences[shard], hashes[shard]));
        }
        return new Checkpoint(
                row.getLong(1),
                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class)).toInstant(),
                heads,
                row.getLong(5),
                Objects.requireNonNull(row.getBytes(6)),
                Objects.requireNonNull(row.getBytes(7)),
                Objects.requireNonNull(row.getString(8)),
                Objects.requireNonNull(row.getBytes(9)));
    }

    /** Nothing that somebody wrote into the table may end the reading of it: a head that is none fits no chain. */
    private static Head head(@Nullable Long sequence, byte @Nullable [] hash) {
        return new Head(sequence == null ? -1 : sequence, hash == null ? new byte[0] : hash);
    }

    static void insert(Connection transaction, Checkpoint made) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into audit_checkpoint (number, at, sequences, hashes, settled, previous, hash, key, signature)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, made.number());
            insert.setObject(2, made.at().atOffset(ZoneOffset.UTC));
            insert.setObject(3, made.heads().stream().mapToLong(Head::sequence).toArray());
            insert.setObject(4, made.heads().stream().map(Head::hash).toArray(byte[][]::new));
            insert.setLong(5, made.settled());
            insert.setBytes(6, made.previous());
            insert.setBytes(7, made.hash());
            insert.setString(8, made.key());
            insert.setBytes(9, made.signature());
            insert.executeUpdate();
        }
    }

    private static Object array(ResultSet row, int column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column));
        return array.getArray();
    }
}
