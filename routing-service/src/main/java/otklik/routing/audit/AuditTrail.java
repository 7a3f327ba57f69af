package otklik.routing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries on record, in the transaction of what they are about: both are kept or neither. They are linked into their chains
 * afterwards, see {@link LinkEntries}. One statement for any number of entries.
 */
public final class AuditTrail {
    // The condition gives the transaction its number before an entry gets its id: LinkEntries relies on that order.
    private static final String INSERT = """
            insert into audit_entry (shard, at, actor, agency, action, subject, version, digest)
            select unnest(?::int[])::smallint, unnest(?::text[])::timestamptz, unnest(?::text[]), unnest(?::text[]),
                   unnest(?::text[]), unnest(?::text[])::uuid, unnest(?::int[]), unnest(?::bytea[])
            where pg_current_xact_id() is not null""";

    public void append(Connection transaction, List<AuditEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setObject(
                    1,
                    entries.stream()
                            .mapToInt(entry -> Shards.of(entry.subject()))
                            .toArray());
            insert.setArray(
                    2,
                    array(
                            transaction,
                            "text",
                            entries,
                            entry -> entry.at().truncatedTo(ChronoUnit.MICROS).toString()));
            insert.setArray(3, array(transaction, "text", entries, AuditEntry::actor));
            insert.setArray(4, array(transaction, "text", entries, AuditEntry::agency));
            insert.setArray(
                    5,
                    array(transaction, "text", entries, entry -> entry.action().code()));
            insert.setArray(
                    6,
                    array(transaction, "text", entries, entry -> entry.subject().toString()));
            insert.setArray(7, array(transaction, "int4", entries, AuditEntry::version));
            insert.setObject(8, entries.stream().map(AuditEntry::digest).toArray(byte[][]::new));
            insert.executeUpdate();
        }
    }

    private static java.sql.Array array(
            Connection transaction, String type, List<AuditEntry> entries, Function<AuditEntry, @Nullable Object> value)
            throws SQLException {
        @Nullable Object[] values = new Object[entries.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(entries.get(i));
        }
        return transaction.createArrayOf(type, values);
    }
}
