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
import java.util.stream.Stream;
import otklik.routing.rows.Rows;

/** The table {@code matter}. Every method works within the caller's transaction. */
final class MatterRows {
    /** Each key is looked up in the one index that it can be in, from its newest row on: the limit keeps any plan from reading more. */
    private static final String FIND =
            "select key, by_citizen, case_number, lead, category, municipality, hazard, features from ("
                    + branch("citizen", "true") + " union all " + branch("key_1", "false") + " union all "
                    + branch("key_2", "false") + " union all " + branch("key_3", "false") + " union all "
                    + branch("key_4", "false") + ") f where opened_at >= ?";

    private static final String INSERT = """
            insert into matter (case_number, opened_at, citizen, key_1, key_2, key_3, key_4, category, municipality, hazard,
                                features)
            select unnest(?::bigint[]), ?, unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]), unnest(?::bigint[]),
                   unnest(?::bigint[]), unnest(?::text[]), unnest(?::text[]), unnest(?::text[]), unnest(?::bytea[])""";

    /**
     * An open case, as it was when it was found: not locked yet.
     *
     * @param leading the case whose work would be the work on another that joins
     */
    record Known(long caseNumber, long key, boolean byCitizen, Matter matter, long leading) {}

    record Row(long caseNumber, Matter matter) {}

    private static String branch(String column, String byCitizen) {
        return "select k.key, " + byCitizen + " as by_citizen, m.* from unnest(?::bigint[]) as k (key)"
                + " cross join lateral (select * from matter where " + column
                + " = k.key order by case_number desc limit "
                + Keys.MOST + ") m";
    }

    List<Known> find(Connection transaction, Collection<Keys> wanted, Instant since) throws SQLException {
        List<Known> found = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(FIND)) {
            int parameter = 0;
            for (int column = -1; column < Keys.BANDS; column++) {
                select.setObject(++parameter, distinct(wanted, column));
            }
            select.setObject(++parameter, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(known(row));
                }
            }
        }
        return found;
    }

    private static Known known(ResultSet row) throws SQLException {
        long caseNumber = row.getLong(3);
        long lead = row.getLong(4);
        return new Known(
                caseNumber,
                row.getLong(1),
                row.getBoolean(2),
                new Matter(
                        Objects.requireNonNull(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        Features.read(Objects.requireNonNull(row.getBytes(8))),
                        Keys.NOBODY),
                lead == 0 ? caseNumber : lead);
    }

    void insert(Connection transaction, List<Row> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            Rows<Row> columns = new Rows<>(transaction, insert, 1, rows)
                    .number(Row::caseNumber)
                    .same(now.atOffset(ZoneOffset.UTC))
                    .numbers(row -> row.matter().keys().citizen());
            for (int band = 0; band < Keys.BANDS; band++) {
                int its = band;
                columns.numbers(row -> row.matter().keys().key(its));
            }
            columns.text(row -> row.matter().category())
                    .text(row -> row.matter().municipality())
                    .text(row -> row.matter().hazard())
                    .bytes(row -> row.matter().features().stored());
            insert.executeUpdate();
        }
    }

    private static long[] distinct(Collection<Keys> wanted, int column) {
        Stream<Long> keys = column < 0
                ? wanted.stream().flatMap(each -> each.own().stream())
                : wanted.stream().map(each -> each.key(column)).filter(Objects::nonNull);
        return keys.mapToLong(Long::longValue).distinct().toArray();
    }
}
