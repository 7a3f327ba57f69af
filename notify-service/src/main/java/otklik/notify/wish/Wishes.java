package otklik.notify.wish;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code wish}: what a citizen set last counts, setting by setting, however often and late it is read. Works within the caller's
 * transaction.
 */
@Singleton
public final class Wishes {

    /** Of those that set something, by contact. */
    public Map<String, Wish> of(Connection transaction, Collection<String> contactIds) throws SQLException {
        Map<String, Wish> wishes = new HashMap<>();
        if (contactIds.isEmpty()) {
            return wishes;
        }
        try (PreparedStatement select = transaction.prepareStatement(
                "select contact_id, quiet, digest, less from wish where contact_id = any (?)")) {
            select.setArray(1, transaction.createArrayOf("text", contactIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    wishes.put(
                            Objects.requireNonNull(row.getString(1)),
                            new Wish(row.getString(2), yesOrNo(row, 3), Boolean.TRUE.equals(yesOrNo(row, 4))));
                }
            }
        }
        return wishes;
    }

    /** @param hours as {@link otklik.region.Quiet} writes them, or {@code off} */
    public void quiet(Connection transaction, String contactId, String hours, Instant at) throws SQLException {
        put(transaction, contactId, hours, null, null, at);
    }

    public void digest(Connection transaction, String contactId, boolean on, Instant at) throws SQLException {
        put(transaction, contactId, null, on, null, at);
    }

    public void less(Connection transaction, String contactId, Instant at) throws SQLException {
        put(transaction, contactId, null, null, true, at);
    }

    /** Everything, and each when it happens; quiet hours stay. */
    public void all(Connection transaction, String contactId, Instant at) throws SQLException {
        put(transaction, contactId, null, false, false, at);
    }

    private static void put(
            Connection transaction,
            String contactId,
            @Nullable String quiet,
            @Nullable Boolean digest,
            @Nullable Boolean less,
            Instant at)
            throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into wish as known (contact_id, quiet, digest, less, changed_at)
                select new.id, ?::text, ?::boolean, ?::boolean, new.at
                from (select ?::text as id, ?::timestamptz as at) new
                where not exists (
                    select from erased_contact e
                    where e.contact_hash = sha256(convert_to(new.id, 'UTF8')) and e.erased_at >= new.at)
                on conflict on constraint wish_pkey do update
                set quiet = coalesce(excluded.quiet, known.quiet), digest = coalesce(excluded.digest, known.digest),
                    less = coalesce(excluded.less, known.less), changed_at = excluded.changed_at
                where known.changed_at <= excluded.changed_at""")) {
            upsert.setString(1, quiet);
            upsert.setString(2, digest == null ? null : digest.toString());
            upsert.setString(3, less == null ? null : less.toString());
            upsert.setString(4, contactId);
            upsert.setString(5, at.toString());
            upsert.executeUpdate();
        }
    }

    private static @Nullable Boolean yesOrNo(ResultSet row, int column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }
}
