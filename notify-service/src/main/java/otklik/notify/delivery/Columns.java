package otklik.notify.delivery;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as parallel arrays for {@code unnest}: one statement whatever their number. Values travel as text. */
public final class Columns<R> {
    private final PreparedStatement statement;
    private final List<R> rows;
    private int next;

    /** @param first index of the first array's parameter */
    public Columns(PreparedStatement statement, int first, List<R> rows) {
        this.statement = statement;
        this.rows = rows;
        this.next = first;
    }

    /** Binds the next array. */
    public Columns<R> with(Function<R, @Nullable Object> value) throws SQLException {
        String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object of = value.apply(rows.get(i));
            texts[i] = of == null ? null : of.toString();
        }
        statement.setArray(next++, statement.getConnection().createArrayOf("text", texts));
        return this;
    }
}
