package otklik.routing.citizen;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What citizens think of answers, in PostgreSQL. Every method works within the caller's transaction. */
final class Ratings {

    /**
     * What a citizen said of one answer.
     *
     * @param rating absent where he asked for the work to begin again without one
     * @param times how often he said something about it
     */
    record Given(
            Instant answeredAt,
            @Nullable Integer rating,
            boolean negative,
            String consequence,
            Instant at,
            int times) {}

    /** Of the answer that the case has now, or of the last that was rated. */
    Optional<Given> last(Connection transaction, long caseNumber) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select answered_at, rating, object is not null, consequence, rated_at, times from rating
                where case_number = ? order by answered_at desc limit 1""")) {
            select.setLong(1, caseNumber);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Given(
                                instant(row, 1),
                                row.getObject(2, Integer.class),
                                row.getBoolean(3),
                                Objects.requireNonNull(row.getString(4)),
                                instant(row, 5),
                                row.getInt(6)))
                        : Optional.empty();
            }
        }
    }

    /**
     * How many other answers about the object were rated negatively. Until the transaction ends no other counts this object.
     *
     * @param answeredAt the answer of {@code caseNumber} that is not counted
     */
    int others(Connection transaction, byte[] object, long caseNumber, Instant answeredAt) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, ByteBuffer.wrap(object).getLong());
            lock.executeQuery().close();
        }
        try (PreparedStatement select = transaction.prepareStatement(
                "select count(*) from rating where object = ? and (case_number, answered_at) <> (?, ?)")) {
            select.setBytes(1, object);
            select.setLong(2, caseNumber);
            select.setObject(3, utc(answeredAt));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * @param object absent where it is not negative
     * @param sealedComment absent leaves the one that there is
     */
    void store(
            Connection transaction,
            long caseNumber,
            Given given,
            byte @Nullable [] object,
            @Nullable String sealedComment)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into rating as known
                    (case_number, answered_at, rating, object, consequence, sealed_comment, rated_at, times)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint rating_pkey do update
                set rating = excluded.rating, object = excluded.object, consequence = excluded.consequence,
                    sealed_comment = coalesce(excluded.sealed_comment, known.sealed_comment),
                    rated_at = excluded.rated_at, times = excluded.times""")) {
            upsert.setLong(1, caseNumber);
            upsert.setObject(2, utc(given.answeredAt()));
            upsert.setObject(3, given.rating());
            upsert.setBytes(4, object);
            upsert.setString(5, given.consequence());
            upsert.setString(6, sealedComment);
            upsert.setObject(7, utc(given.at()));
            upsert.setInt(8, given.times());
            upsert.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
