package otklik.routing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry as the database gives it back; what is not understood any more, an action of former days, is hashed all the same. */
record StoredEntry(
        Instant at,
        @Nullable String actor,
        @Nullable String agency,
        String action,
        String subject,
        @Nullable String version,
        byte[] digest) {
    /** Columns in the order that {@link #read} expects them, of a table called e. */
    static final String COLUMNS = "e.at, e.actor, e.agency, e.action, e.subject, e.version, e.digest";

    /** @param first number of the first of the columns */
    static StoredEntry read(ResultSet row, int first) throws SQLException {
        return new StoredEntry(
                Objects.requireNonNull(row.getObject(first, OffsetDateTime.class))
                        .toInstant(),
                row.getString(first + 1),
                row.getString(first + 2),
                Objects.requireNonNull(row.getString(first + 3)),
                Objects.requireNonNull(row.getString(first + 4)),
                row.getString(first + 5),
                Objects.requireNonNull(row.getBytes(first + 6)));
    }

    /** Its hash at that place of a chain. */
    byte[] hash(byte[] previous, int shard, long sequence) {
        return new Canonical("otklik-audit-link-1")
                .bytes(previous)
                .number(shard)
                .number(sequence)
                .number(at.getEpochSecond())
                .number(at.getNano())
                .text(actor)
                .text(agency)
                .text(action)
                .text(subject)
                .text(version)
                .bytes(digest)
                .sha256();
    }

    @Override
    public String toString() {
        return "StoredEntry[action=" + action + ", subject=" + subject + ", version=" + version + "]";
    }
}
