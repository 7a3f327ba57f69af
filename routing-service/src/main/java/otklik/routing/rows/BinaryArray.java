package otklik.routing.rows;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * Arrays of one dimension in PostgreSQL's binary form; absent values are nulls. The driver's own {@code createArrayOf} copies a text three
 * times on its way there, and knows no instants.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-overview.html#PROTOCOL-FORMAT-CODES">Formats and format codes</a>
 */
final class BinaryArray {
    /** Dimensions, whether there are nulls, type, length, and the number of the first. */
    private static final int HEAD = 5 * Integer.BYTES;

    private static final int ABSENT = -1;
    private static final long EPOCH_SECOND = 946_684_800;
    private static final int MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    private BinaryArray() {}

    /** A {@code text[]}. */
    static Array texts(Connection connection, @Nullable String[] values) throws SQLException {
        int size = HEAD;
        for (String value : values) {
            size += Integer.BYTES + (value == null ? 0 : Utf8.length(value));
        }
        ByteBuffer array = begin(Oid.TEXT, values.length, size);
        for (String value : values) {
            if (value == null) {
                array.putInt(ABSENT);
            } else {
                int begin = array.position() + Integer.BYTES;
                int end = Utf8.put(value, array.array(), begin);
                array.putInt(end - begin).position(end);
            }
        }
        return end(connection, Oid.TEXT_ARRAY, array);
    }

    /** A {@code bigint[]}. */
    static Array numbers(Connection connection, @Nullable Long[] values) throws SQLException {
        ByteBuffer array = begin(Oid.INT8, values.length, HEAD + values.length * (Integer.BYTES + Long.BYTES));
        for (Long value : values) {
            number(array, value);
        }
        return end(connection, Oid.INT8_ARRAY, array);
    }

    /** A {@code timestamptz[]}, which keeps microseconds: what is finer is cut off. */
    static Array instants(Connection connection, @Nullable Instant[] values) throws SQLException {
        ByteBuffer array = begin(Oid.TIMESTAMPTZ, values.length, HEAD + values.length * (Integer.BYTES + Long.BYTES));
        for (Instant value : values) {
            number(
                    array,
                    value == null ? null : (value.getEpochSecond() - EPOCH_SECOND) * MICROS + value.getNano() / NANOS);
        }
        return end(connection, Oid.TIMESTAMPTZ_ARRAY, array);
    }

    /** A {@code uuid[]}. */
    static Array uuids(Connection connection, UUID[] values) throws SQLException {
        ByteBuffer array = begin(Oid.UUID, values.length, HEAD + values.length * (Integer.BYTES + 2 * Long.BYTES));
        for (UUID value : values) {
            array.putInt(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits());
        }
        return end(connection, Oid.UUID_ARRAY, array);
    }

    private static void number(ByteBuffer array, @Nullable Long value) {
        if (value == null) {
            array.putInt(ABSENT);
        } else {
            array.putInt(Long.BYTES).putLong(value);
        }
    }

    private static ByteBuffer begin(int type, int length, int size) {
        return ByteBuffer.allocate(size)
                .putInt(1)
                .putInt(1)
                .putInt(type)
                .putInt(length)
                .putInt(1);
    }

    private static Array end(Connection connection, int type, ByteBuffer array) throws SQLException {
        byte[] bytes = array.array();
        return new PgArray(
                connection.unwrap(BaseConnection.class),
                type,
                array.hasRemaining() ? Arrays.copyOf(bytes, array.position()) : bytes);
    }
}
