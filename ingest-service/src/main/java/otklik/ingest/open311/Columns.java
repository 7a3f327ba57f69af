package otklik.ingest.open311;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as one array per column, for {@code unnest}: one statement for any number of rows. */
final class Columns<T> {
    private final Connection transaction;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int column;

    Columns(Connection transaction, PreparedStatement statement, List<T> rows) {
        this.transaction = transaction;
        this.statement = statement;
        this.rows = rows;
    }

    /** The next parameter: an array of a text for each row, which the statement casts. */
    Columns<T> text(Function<T, @Nullable Object> value) throws SQLException {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object its = value.apply(rows.get(i));
            texts[i] = its == null ? null : its.toString();
        }
        statement.setArray(++column, transaction.createArrayOf("text", texts));
        return this;
    }
}
