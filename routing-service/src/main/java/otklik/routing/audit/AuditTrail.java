package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.routing.rows.Rows;

/**
 * Puts entries on record, in the transaction of what they are about: both are kept or neither. They are linked into their chains
 * afterwards, see {@link LinkEntries}. One statement for any number of entries.
 */
public final class AuditTrail {
    // The condition gives the transaction its number before an entry gets its id: LinkEntries relies on that order.
    private static final String INSERT = """
            insert into audit_entry (shard, at, actor, agency, action, subject, version, digest)
            select unnest(?::int[])::smallint, unnest(?::timestamptz[]), unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::uuid[]), unnest(?::bigint[]), unnest(?::bytea[])
            where pg_current_xact_id() is not null""";

    public void append(Connection transaction, List<AuditEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            new Rows<>(transaction, insert, 1, entries)
                    .counts(entry -> Shards.of(entry.subject()))
                    .instant(AuditEntry::at)
                    .text(AuditEntry::actor)
                    .text(AuditEntry::agency)
                    .text(entry -> entry.action().code())
                    .uuid(AuditEntry::subject)
                    .numbers(AuditTrail::version)
                    .bytes(AuditEntry::digest);
            insert.executeUpdate();
        }
    }

    private static @Nullable Long version(AuditEntry entry) {
        Integer version = entry.version();
        return version == null ? null : version.longValue();
    }
}
