package otklik.ingest.attachment;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import otklik.ingest.attachment.content.Inspection;

/**
 * Tables {@code blob} and {@code object_gone}. A file's row counts who refers to it and goes with the last; its bytes are deleted
 * afterwards. A name is put down before its bytes are written, so that none are left behind by a crash. Every method works
 * within the caller's transaction.
 */
@Singleton
final class BlobRows {

    Optional<Blob> ofAttachment(Connection transaction, String attachmentId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select b.object, b.wrapped_key, b.type, b.bytes, b.thumbnail
                from attachment a join blob b on b.content_hash = a.content_hash where a.id = ?::uuid""")) {
            select.setString(1, attachmentId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Blob(
                                Objects.requireNonNull(row.getString(1)),
                                Objects.requireNonNull(row.getBytes(2)),
                                Objects.requireNonNull(row.getString(3)),
                                row.getLong(4),
                                row.getBoolean(5)))
                        : Optional.empty();
            }
        }
    }

    boolean isKept(Connection transaction, byte[] contentHash) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select 1 from blob where content_hash = ? and refs > 0")) {
            select.setBytes(1, contentHash);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** One more refers to it; false where it is not kept any more. */
    boolean refer(Connection transaction, byte[] contentHash) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update blob set refs = refs + 1 where content_hash = ? and refs > 0")) {
            update.setBytes(1, contentHash);
            return update.executeUpdate() == 1;
        }
    }

    /** One less refers to it. */
    void release(Connection transaction, byte[] contentHash) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update blob set refs = refs - 1 where content_hash = ?")) {
            update.setBytes(1, contentHash);
            update.executeUpdate();
        }
    }

    /**
     * It is kept under this name, or one more refers to what another has kept meanwhile: then the bytes of this name stay put down
     * as to be deleted.
     */
    void add(Connection transaction, byte[] contentHash, String object, byte[] wrappedKey, Inspection seen)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into blob (content_hash, object, wrapped_key, type, bytes, width, height, thumbnail, refs)
                values (?, ?, ?, ?, ?, ?, ?, ?, 1)
                on conflict on constraint blob_pkey do update set refs = blob.refs + 1
                returning object""")) {
            insert.setBytes(1, contentHash);
            insert.setString(2, object);
            insert.setBytes(3, wrappedKey);
            insert.setString(4, seen.type().mediaType());
            insert.setLong(5, seen.bytes().length);
            number(insert, 6, seen.width());
            number(insert, 7, seen.height());
            insert.setBoolean(8, seen.thumbnail() != null);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                if (!object.equals(row.getString(1))) {
                    return;
                }
            }
        }
        try (PreparedStatement delete = transaction.prepareStatement("delete from object_gone where object = ?")) {
            delete.setString(1, object);
            delete.executeUpdate();
        }
    }

    /** Before bytes are written under the name. */
    void intend(Connection transaction, String object, Instant deleteAt) throws SQLException {
        try (PreparedStatement insert =
                transaction.prepareStatement("insert into object_gone (object, due_at) values (?, ?)")) {
            insert.setString(1, object);
            insert.setObject(2, deleteAt.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Rows of what nobody refers to go, and with them the keys. */
    void dropUnreferred(Connection transaction, Instant now) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                with dropped as (delete from blob where refs = 0 returning object)
                insert into object_gone (object, due_at) select object, ? from dropped""")) {
            delete.setObject(1, now.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }

    /** Names whose bytes are to be deleted now, locked until the transaction ends. */
    List<String> due(Connection transaction, Instant now, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select object from object_gone where due_at <= ? order by due_at limit ? for update skip locked""")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, most);
            List<String> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(Objects.requireNonNull(row.getString(1)));
                }
            }
            return due;
        }
    }

    void deleted(Connection transaction, List<String> objects) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from object_gone where object = any (?)")) {
            delete.setArray(1, transaction.createArrayOf("text", objects.toArray()));
            delete.executeUpdate();
        }
    }

    private static void number(PreparedStatement statement, int column, @Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(column, Types.INTEGER);
        } else {
            statement.setInt(column, value);
        }
    }
}
