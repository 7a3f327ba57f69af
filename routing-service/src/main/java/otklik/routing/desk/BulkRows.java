package otklik.routing.desk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bulk operations in PostgreSQL. Every method works within the caller's transaction. */
final class BulkRows {
    private static final Duration KEPT = Duration.ofDays(30);

    /**
     * An operation.
     *
     * @param id given by the caller: the same id is the same operation
     * @param digest of what was asked for
     * @param cases how many
     * @param chosen their references, where the campaign stood for them when it began
     */
    record Operation(
            UUID id,
            Instant at,
            String actor,
            @Nullable String agency,
            String step,
            byte[] digest,
            int cases,
            @Nullable List<String> chosen,
            @Nullable Instant undoneAt) {}

    /**
     * What came of it in one case.
     *
     * @param outcome {@code done}, or why not
     * @param version of the case after the step
     * @param undone what came of taking it back
     */
    record Result(
            int position,
            String reference,
            String outcome,
            @Nullable String detail,
            @Nullable Long caseNumber,
            @Nullable Integer version,
            @Nullable String undone) {}

    /** A step that can be looked at for taking it back. @param before row of the case before it */
    record Undoable(int position, String reference, int version, String before) {}

    /** The operation of that id: this one, or the one that there was before. What is older than 30 days is forgotten. */
    Operation begin(Connection transaction, Operation wanted) throws SQLException {
        try (PreparedStatement forget = transaction.prepareStatement("delete from bulk_operation where at < ?")) {
            forget.setObject(1, utc(wanted.at().minus(KEPT)));
            forget.executeUpdate();
        }
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into bulk_operation (id, at, actor, agency, step, digest, cases, chosen) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint bulk_operation_pkey do nothing""")) {
            insert.setObject(1, wanted.id());
            insert.setObject(2, utc(wanted.at()));
            insert.setString(3, wanted.actor());
            insert.setString(4, wanted.agency());
            insert.setString(5, wanted.step());
            insert.setBytes(6, wanted.digest());
            insert.setInt(7, wanted.cases());
            List<String> chosen = wanted.chosen();
            insert.setArray(8, chosen == null ? null : transaction.createArrayOf("text", chosen.toArray()));
            insert.executeUpdate();
        }
        return find(transaction, wanted.id()).orElseThrow();
    }

    Optional<Operation> find(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "select at, actor, agency, step, digest, cases, undone_at, chosen from bulk_operation where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Operation(
                                id,
                                Objects.requireNonNull(instant(row, 1)),
                                text(row, 2),
                                row.getString(3),
                                text(row, 4),
                                Objects.requireNonNull(row.getBytes(5)),
                                row.getInt(6),
                                texts(row, 8),
                                instant(row, 7)))
                        : Optional.empty();
            }
        }
    }

    /** Keeps others from working on the operation until the transaction ends; returns the positions that are done. */
    Set<Integer> hold(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement lock =
                transaction.prepareStatement("select 1 from bulk_operation where id = ? for update")) {
            lock.setObject(1, id);
            lock.executeQuery().close();
        }
        Set<Integer> done = new HashSet<>();
        try (PreparedStatement select =
                transaction.prepareStatement("select position from bulk_result where operation = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    done.add(row.getInt(1));
                }
            }
        }
        return done;
    }

    /** Keeps the rows of the cases with what came of the step: to be called before the cases are changed. */
    void insert(Connection transaction, UUID id, List<Result> results) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                insert into bulk_result (operation, position, reference, outcome, detail, case_number, version, before)
                select ?, r.position, r.reference, r.outcome, r.detail, r.number, r.version, to_jsonb(c) - 'pin_hash'
                from unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[])
                     as r (position, reference, outcome, detail, number, version)
                left join cases c on c.number = r.number""")) {
            insert.setObject(1, id);
            insert.setArray(2, array(transaction, "int", results, Result::position));
            insert.setArray(3, array(transaction, "text", results, Result::reference));
            insert.setArray(4, array(transaction, "text", results, Result::outcome));
            insert.setArray(5, array(transaction, "text", results, Result::detail));
            insert.setArray(6, array(transaction, "bigint", results, Result::caseNumber));
            insert.setArray(7, array(transaction, "int", results, Result::version));
            insert.executeUpdate();
        }
    }

    /** In the order in which they were asked for. */
    List<Result> results(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select position, reference, outcome, detail, case_number, version, undone from bulk_result
                where operation = ? order by position""")) {
            select.setObject(1, id);
            List<Result> results = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    results.add(new Result(
                            row.getInt(1),
                            text(row, 2),
                            text(row, 3),
                            row.getString(4),
                            row.getObject(5, Long.class),
                            row.getObject(6, Integer.class),
                            row.getString(7)));
                }
            }
            return results;
        }
    }

    /** Changes that nobody has tried to take back, the first so many. */
    List<Undoable> undoable(Connection transaction, UUID id, int most) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select position, reference, version, before from bulk_result
                where operation = ? and before is not null and undone is null order by position limit ?""")) {
            select.setObject(1, id);
            select.setInt(2, most);
            List<Undoable> undoable = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    undoable.add(new Undoable(row.getInt(1), text(row, 2), row.getInt(3), text(row, 4)));
                }
            }
            return undoable;
        }
    }

    void undone(Connection transaction, UUID id, List<Undoable> looked, List<String> outcomes, Instant now)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update bulk_result b set undone = r.undone
                from unnest(?::int[], ?::text[]) as r (position, undone)
                where b.operation = ? and b.position = r.position""")) {
            update.setArray(1, array(transaction, "int", looked, Undoable::position));
            update.setArray(2, transaction.createArrayOf("text", outcomes.toArray()));
            update.setObject(3, id);
            update.executeUpdate();
        }
        try (PreparedStatement update =
                transaction.prepareStatement("update bulk_operation set undone_at = ? where id = ?")) {
            update.setObject(1, utc(now));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** One column of rows. */
    @FunctionalInterface
    private interface Column<T> {
        @Nullable
        Object of(T row);
    }

    private static <T> java.sql.Array array(Connection transaction, String type, List<T> rows, Column<T> column)
            throws SQLException {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.of(rows.get(i));
        }
        return transaction.createArrayOf(type, values);
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable List<String> texts(ResultSet row, int column) throws SQLException {
        java.sql.Array texts = row.getArray(column);
        return texts == null ? null : List.of((String[]) texts.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
