package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentEvent.Position;
import otklik.contracts.Message;
import otklik.ingest.attachment.content.Inspection;

/**
 * Table {@code upload}: files that came with a post. Each holds a reference to its blob, which passes to the row of its message's
 * attachment. Every method works within the caller's transaction.
 */
@Singleton
final class UploadRows {
    /** Longer than the raw stream can bring its message: after that, the post was refused. */
    static final Duration KEPT = Duration.ofDays(4);

    /** What is told of the file when its message has it. */
    record Uploaded(
            byte[] contentHash,
            String type,
            long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            boolean thumbnail,
            @Nullable Position position,
            @Nullable Instant takenAt) {
        @Override
        public String toString() {
            return "Uploaded[type=" + type + ", bytes=" + bytes + "]";
        }
    }

    /** Whether it needs not be kept again: it waits for its message, or its message had its end of it. */
    boolean isKnown(Connection transaction, String id, Message message, byte[] addressHash) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select exists (select from upload where id = ?::uuid) or exists (
                    select from attachment where message_id = ?::uuid and address_hash = ? and state <> 'OPEN')""")) {
            select.setString(1, id);
            select.setString(2, message.messageId());
            select.setBytes(3, addressHash);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** False where it is there: then no reference is to be added either. */
    boolean add(Connection transaction, String id, Message message, byte[] contentHash, Inspection seen)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into upload (id, message_id, citizen, content_hash, lat, lon, taken_at, received_at)
                values (?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?) on conflict on constraint upload_pkey do nothing""")) {
            Inspection.Position place = seen.position();
            insert.setString(1, id);
            insert.setString(2, message.messageId());
            insert.setString(3, message.citizen());
            insert.setBytes(4, contentHash);
            insert.setObject(5, place == null ? null : place.lat(), Types.DOUBLE);
            insert.setObject(6, place == null ? null : place.lon(), Types.DOUBLE);
            insert.setObject(7, seen.takenAt() == null ? null : utc(seen.takenAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setObject(8, utc(message.receivedAt()));
            return insert.executeUpdate() == 1;
        }
    }

    /** Its row goes; its reference is the caller's. Nothing where it is not this message's, or is no more. */
    Optional<Uploaded> take(Connection transaction, String id, String messageId) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from upload u using blob b
                where u.id = ?::uuid and u.message_id = ?::uuid and b.content_hash = u.content_hash
                returning u.content_hash, b.type, b.bytes, b.width, b.height, b.thumbnail, u.lat, u.lon, u.taken_at""")) {
            delete.setString(1, id);
            delete.setString(2, messageId);
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? Optional.of(uploaded(row)) : Optional.empty();
            }
        }
    }

    private static Uploaded uploaded(ResultSet row) throws SQLException {
        Double lat = row.getObject(7, Double.class);
        Double lon = row.getObject(8, Double.class);
        OffsetDateTime takenAt = row.getObject(9, OffsetDateTime.class);
        return new Uploaded(
                Objects.requireNonNull(row.getBytes(1)),
                Objects.requireNonNull(row.getString(2)),
                row.getLong(3),
                row.getObject(4, Integer.class),
                row.getObject(5, Integer.class),
                row.getBoolean(6),
                lat == null || lon == null ? null : new Position(lat, lon),
                takenAt == null ? null : takenAt.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
