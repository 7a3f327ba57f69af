package otklik.routing.duplicate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import otklik.region.RoutingQuery;

/** The table {@code matter}. Every method works within the caller's transaction. */
final class MatterRows {
    /** Newest cases looked at under one key: more would be no reason to join, but a lot of work. */
    private static final int MOST = 24;

    /** Rows read by one look, at most: somebody may have sent the same a hundred thousand times. */
    private static final int ALL = 20_000;

    /** Each key is looked up in the one index that it can be in; the limit of one keeps any plan from reading all cases. */
    private static final String FIND = "with found as materialized (select * from ("
            + branch("citizen", "true") + " union all " + branch("key_1", "false") + " union all "
            + branch("key_2", "false") + " union all " + branch("key_3", "false") + " union all "
            + branch("key_4", "false") + ") f limit " + ALL + ")"
            + " select f.key, f.by_citizen, f.case_number, f.features, c.category, c.guess, c.municipality, c.regime,"
            + " c.emergency, c.status, c.lead from ("
            + "select *, row_number() over (partition by key, by_citizen order by case_number desc) as nth from found) f"
            + " cross join lateral (select * from cases where number = f.case_number limit 1) c where f.nth <= " + MOST;

    private static final String INSERT = """
            insert into matter (case_number, opened_at, citizen, key_1, key_2, key_3, key_4, features)
            select unnest(?::bigint[]), ?, unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]),
                   unnest(?::bigint[]), unnest(?::bytea[])""";

    /** An open case, as it was when it was found: not locked yet. */
    record Known(
            long caseNumber,
            long key,
            boolean byCitizen,
            Matter matter,
            String regime,
            String status,
            @Nullable Long lead) {

        /** The case whose work would be the work on another that joins. */
        long leading() {
            return lead == null ? caseNumber : lead;
        }
    }

    record Row(long caseNumber, Matter matter) {}

    private static String branch(String column, String byCitizen) {
        return "select " + column + " as key, " + byCitizen + " as by_citizen, case_number, features from matter where "
                + column + " = any (?::bigint[]) and opened_at >= ?";
    }

    List<Known> find(Connection transaction, Collection<Keys> wanted, Instant since) throws SQLException {
        List<Known> found = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(FIND)) {
            int parameter = 0;
            for (int column = -1; column < Keys.BANDS; column++) {
                select.setArray(++parameter, array(transaction, distinct(wanted, column)));
                select.setObject(++parameter, since.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(known(row));
                }
            }
        }
        return found;
    }

    private static Known known(ResultSet row) throws SQLException {
        String guess = row.getString(6);
        String pattern = row.getString(9);
        return new Known(
                row.getLong(3),
                row.getLong(1),
                row.getBoolean(2),
                new Matter(
                        guess == null ? Objects.requireNonNull(row.getString(5)) : guess,
                        row.getString(7),
                        pattern == null
                                ? null
                                : RoutingQuery.Emergency.ofPattern(pattern).hazard(),
                        Features.read(Objects.requireNonNull(row.getBytes(4))),
                        new Keys(null, Keys.NONE)),
                Objects.requireNonNull(row.getString(8)),
                Objects.requireNonNull(row.getString(10)),
                row.getObject(11) == null ? null : row.getLong(11));
    }

    void insert(Connection transaction, List<Row> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setArray(
                    1, array(transaction, rows.stream().map(Row::caseNumber).toArray(Long[]::new)));
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setArray(3, array(transaction, column(rows, -1)));
            for (int i = 0; i < Keys.BANDS; i++) {
                insert.setArray(4 + i, array(transaction, column(rows, i)));
            }
            insert.setObject(
                    4 + Keys.BANDS,
                    rows.stream().map(row -> row.matter().features().stored()).toArray(byte[][]::new));
            insert.executeUpdate();
        }
    }

    private static @Nullable Long[] column(List<Row> rows, int column) {
        @Nullable Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = key(rows.get(i).matter().keys(), column);
        }
        return values;
    }

    private static Long[] distinct(Collection<Keys> wanted, int column) {
        return wanted.stream()
                .map(keys -> key(keys, column))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
    }

    private static @Nullable Long key(Keys keys, int column) {
        return column < 0 ? keys.citizen() : keys.key(column);
    }

    private static java.sql.Array array(Connection transaction, @Nullable Long[] values) throws SQLException {
        return transaction.createArrayOf("bigint", values);
    }
}
