package otklik.routing.attachment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.contracts.AttachmentEvent;
import otklik.contracts.AttachmentEvent.AttachmentRefused;
import otklik.contracts.AttachmentEvent.AttachmentStored;
import otklik.routing.casework.Case;

/** Table {@code message_attachment}. Every method works within the caller's transaction, and sees what that sees. */
public final class AttachmentRows {
    /** A file whose message has not come by then comes without one: it was refused, or erased before it was stored. */
    private static final Duration MESSAGE_COMES_WITHIN = Duration.ofDays(40);

    /** Old ones were looked at before. */
    private static final Duration LOOKED_AT_FOR = Duration.ofDays(20);

    private static final int MOST_SHOWN = 500;
    private static final String COLUMNS =
            "attachment_id, message_id, index, reason, type, bytes, width, height, thumbnail, lat, lon, taken_at";

    /** Told again, or of a message that is erased, it changes nothing. */
    void add(Connection transaction, List<AttachmentEvent> told) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into message_attachment (attachment_id, message_id, index, reason, type, bytes, width, height, thumbnail, lat, lon,
                       taken_at, told_at)
                select ?::uuid, ?::uuid, ?, ?::text, ?::text, ?::bigint, ?::int, ?::int, ?, ?::float8, ?::float8, ?::timestamptz,
                       ?::timestamptz
                where not exists (select from message where message_id = ?::uuid and erased_at is not null)
                on conflict on constraint message_attachment_pkey do nothing""")) {
            for (AttachmentEvent event : told) {
                switch (event) {
                    case AttachmentStored stored -> fill(insert, stored);
                    case AttachmentRefused refused -> fill(insert, refused);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void fill(PreparedStatement insert, AttachmentStored stored) throws SQLException {
        AttachmentEvent.Position place = stored.position();
        fill(insert, stored.attachmentId(), stored.messageId(), stored.index(), stored.storedAt());
        insert.setString(4, null);
        insert.setString(5, stored.type());
        insert.setLong(6, stored.bytes());
        insert.setObject(7, stored.width(), Types.INTEGER);
        insert.setObject(8, stored.height(), Types.INTEGER);
        insert.setBoolean(9, stored.thumbnail());
        insert.setObject(10, place == null ? null : place.lat(), Types.DOUBLE);
        insert.setObject(11, place == null ? null : place.lon(), Types.DOUBLE);
        insert.setObject(12, utc(stored.takenAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static void fill(PreparedStatement insert, AttachmentRefused refused) throws SQLException {
        fill(insert, refused.attachmentId(), refused.messageId(), refused.index(), refused.refusedAt());
        insert.setString(4, refused.reason());
        insert.setString(5, null);
        insert.setNull(6, Types.BIGINT);
        insert.setNull(7, Types.INTEGER);
        insert.setNull(8, Types.INTEGER);
        insert.setBoolean(9, false);
        insert.setNull(10, Types.DOUBLE);
        insert.setNull(11, Types.DOUBLE);
        insert.setNull(12, Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static void fill(PreparedStatement insert, String id, String messageId, int index, Instant toldAt)
            throws SQLException {
        insert.setString(1, id);
        insert.setString(2, messageId);
        insert.setInt(3, index);
        insert.setObject(13, toldAt.atOffset(ZoneOffset.UTC));
        insert.setString(14, messageId);
    }

    /** Those of the case's first message, then those of what was added to it; of very many the first. */
    public static List<Attached> of(Connection transaction, Case its) throws SQLException {
        try (PreparedStatement select =
                ofCase(transaction, "order by part, added_at, message_id, index limit " + MOST_SHOWN)) {
            select.setString(1, its.messageId());
            select.setLong(2, its.number());
            List<Attached> attached = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    attached.add(read(row));
                }
            }
            return attached;
        }
    }

    /** One of the case's. */
    public static Optional<Attached> find(Connection transaction, Case its, String attachmentId) throws SQLException {
        try (PreparedStatement select = ofCase(transaction, "where attachment_id::text = ?")) {
            select.setString(1, its.messageId());
            select.setLong(2, its.number());
            select.setString(3, attachmentId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    private static PreparedStatement ofCase(Connection transaction, String which) throws SQLException {
        return transaction.prepareStatement("""
                select %s from (
                    select 1 as part, null::timestamptz as added_at, a.* from message_attachment a where a.message_id = ?::uuid
                    union all
                    select 2, d.added_at, a.* from addition d join message_attachment a on a.message_id = d.message_id
                    where d.case_number = ?) attached\s""".formatted(COLUMNS) + which);
    }

    private static Attached read(ResultSet row) throws SQLException {
        Double lat = row.getObject(10, Double.class);
        Double lon = row.getObject(11, Double.class);
        OffsetDateTime takenAt = row.getObject(12, OffsetDateTime.class);
        return new Attached(
                Objects.requireNonNull(row.getString(1)),
                Objects.requireNonNull(row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getObject(7, Integer.class),
                row.getObject(8, Integer.class),
                row.getBoolean(9),
                lat == null || lon == null ? null : new Attached.Position(lat, lon),
                takenAt == null ? null : takenAt.toInstant());
    }

    /** Deletes what belongs to no message; returns how many. */
    public static int forgetOrphans(Connection transaction, Instant now, int most) throws SQLException {
        Instant before = now.minus(MESSAGE_COMES_WITHIN);
        try (PreparedStatement delete = transaction.prepareStatement("""
                delete from message_attachment where attachment_id in (
                    select a.attachment_id from message_attachment a
                    where a.told_at < ? and a.told_at > ? and not exists (select from message m where m.message_id = a.message_id)
                    limit ?)""")) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setObject(2, before.minus(LOOKED_AT_FOR).atOffset(ZoneOffset.UTC));
            delete.setInt(3, most);
            return delete.executeUpdate();
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
