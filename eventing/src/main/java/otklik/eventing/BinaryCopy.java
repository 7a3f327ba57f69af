package otklik.eventing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows into a table by {@code COPY} in PostgreSQL's binary format: half of what an insert of as many costs. Part of the connection's
 * transaction; a row that is refused makes {@link #end} fail, and the transaction with it. To be closed, which takes back what has no end.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
final class BinaryCopy implements AutoCloseable {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SENT_AT_ONCE = 64 * 1024;

    private final CopyIn copy;
    private final int columns;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(SENT_AT_ONCE + 8 * 1024);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** @param table with its columns, as {@code copy} wants them */
    BinaryCopy(Connection transaction, String table, int columns) throws SQLException {
        this.columns = columns;
        this.copy = transaction
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin (format binary)");
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    /** Columns of type {@code text} as UTF-8, of type {@code bytea} as they are, of type {@code bigint} by {@link #bigint}. */
    void row(byte[]... values) throws SQLException {
        if (values.length != columns) {
            throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
        }
        write(() -> {
            out.writeShort(columns);
            for (byte[] value : values) {
                out.writeInt(value.length);
                out.write(value);
            }
        });
        if (bytes.size() >= SENT_AT_ONCE) {
            send();
        }
    }

    static byte[] bigint(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** Returns once the table has all rows. */
    void end() throws SQLException {
        write(() -> out.writeShort(-1));
        send();
        copy.endCopy();
    }

    private void send() throws SQLException {
        copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
        bytes.reset();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
