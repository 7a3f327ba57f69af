package otklik.routing.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rows as one array per column, for {@code unnest}: one statement and one round trip for any number of rows. */
public final class Rows<T> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int column;

    /** @param first the parameter that the first column is bound to */
    public Rows(Connection connection, PreparedStatement statement, int first, List<T> rows) {
        this.connection = connection;
        this.statement = statement;
        this.column = first - 1;
        this.rows = rows;
    }

    /** As {@code text[]}. */
    public Rows<T> text(Function<T, @Nullable String> value) throws SQLException {
        statement.setArray(++column, BinaryArray.texts(connection, values(new String[rows.size()], value)));
        return this;
    }

    /** As {@code uuid[]}. */
    public Rows<T> uuid(Function<T, UUID> value) throws SQLException {
        statement.setArray(++column, BinaryArray.uuids(connection, values(new UUID[rows.size()], value)));
        return this;
    }

    /** As {@code timestamptz[]}, cut off at microseconds. */
    public Rows<T> instant(Function<T, @Nullable Instant> value) throws SQLException {
        statement.setArray(++column, BinaryArray.instants(connection, values(new Instant[rows.size()], value)));
        return this;
    }

    /** As {@code bigint[]}. */
    public Rows<T> number(ToLongFunction<T> value) throws SQLException {
        long[] values = rows.stream().mapToLong(value).toArray();
        statement.setObject(++column, values);
        return this;
    }

    /** As {@code bigint[]}, of which some may be absent. */
    public Rows<T> numbers(Function<T, @Nullable Long> value) throws SQLException {
        statement.setArray(++column, BinaryArray.numbers(connection, values(new Long[rows.size()], value)));
        return this;
    }

    /** As {@code int[]}. */
    public Rows<T> counts(ToIntFunction<T> value) throws SQLException {
        int[] values = rows.stream().mapToInt(value).toArray();
        statement.setObject(++column, values);
        return this;
    }

    /** As {@code float8[]}. */
    public Rows<T> fraction(ToDoubleFunction<T> value) throws SQLException {
        double[] values = rows.stream().mapToDouble(value).toArray();
        statement.setObject(++column, values);
        return this;
    }

    /** As {@code bytea[]}. */
    public Rows<T> bytes(Function<T, byte[]> value) throws SQLException {
        statement.setObject(++column, values(new byte[rows.size()][], value));
        return this;
    }

    /** A parameter that is no column of its own: one value for all rows. */
    public Rows<T> same(Object value) throws SQLException {
        statement.setObject(++column, value);
        return this;
    }

    private <V extends @Nullable Object> V[] values(V[] into, Function<T, ? extends V> value) {
        for (int i = 0; i < into.length; i++) {
            into[i] = value.apply(rows.get(i));
        }
        return into;
    }
}
