package otklik.benchmarks.floor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import otklik.standalone.postgres.DatabaseLogin;

/** The rows that the system writes for a message, by COPY: message, case, timeline entry, outbox; and the delivery. */
final class FloorDatabase {
    private static final String TABLES = """
            create table if not exists floor_message (id text primary key, case_id text, digest text);
            create table if not exists floor_case (id text primary key, reference text unique, body text, seal text);
            create table if not exists floor_timeline (case_id text, at text, what text);
            create table if not exists floor_outbox (id text, body text);
            create table if not exists floor_delivery (id text primary key, case_id text, body text);
            create table if not exists floor_offset (next bigint);
            """;

    private FloorDatabase() {}

    static Connection connect(DatabaseLogin login) throws SQLException {
        Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
        connection.setAutoCommit(false);
        return connection;
    }

    static void create(DatabaseLogin login) throws SQLException {
        try (Connection connection = connect(login);
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute("insert into floor_offset values (0)");
            connection.commit();
        }
    }

    static void openCases(Connection connection, List<FloorRecord> batch) throws SQLException, IOException {
        StringBuilder messages = new StringBuilder();
        StringBuilder cases = new StringBuilder();
        StringBuilder timeline = new StringBuilder();
        StringBuilder outbox = new StringBuilder();
        for (FloorRecord record : batch) {
            String text = escaped(record.body());
            messages.append(record.id())
                    .append('\t')
                    .append(record.id())
                    .append('\t')
                    .append(record.id())
                    .append('\n');
            cases.append(record.id())
                    .append('\t')
                    .append(record.id())
                    .append('\t')
                    .append(text)
                    .append('\t')
                    .append(text)
                    .append('\n');
            timeline.append(record.id()).append("\t2026-03-01T10:00:00Z\topened\n");
            outbox.append(record.id()).append('\t').append(text).append('\n');
        }
        copy(connection, "floor_message", messages);
        copy(connection, "floor_case", cases);
        copy(connection, "floor_timeline", timeline);
        copy(connection, "floor_outbox", outbox);
        advance(connection);
        connection.commit();
    }

    static void deleteOutbox(Connection connection, Object[] ids) throws SQLException {
        try (var read = connection.prepareStatement("select id, body from floor_outbox where id = any (?)");
                var delete = connection.prepareStatement("delete from floor_outbox where id = any (?)")) {
            read.setArray(1, connection.createArrayOf("text", ids));
            try (var rows = read.executeQuery()) {
                while (rows.next()) {
                    rows.getString(2);
                }
            }
            delete.setArray(1, connection.createArrayOf("text", ids));
            delete.executeUpdate();
        }
        connection.commit();
    }

    static void deliveries(Connection connection, List<FloorRecord> batch) throws SQLException, IOException {
        StringBuilder deliveries = new StringBuilder();
        for (FloorRecord record : batch) {
            deliveries
                    .append(record.id())
                    .append('\t')
                    .append(record.id())
                    .append('\t')
                    .append(escaped(record.body()))
                    .append('\n');
        }
        copy(connection, "floor_delivery", deliveries);
        advance(connection);
        connection.commit();
    }

    static void delivered(Connection connection, Object[] ids) throws SQLException {
        try (var update = connection.prepareStatement("update floor_delivery set body = '' where id = any (?)")) {
            update.setArray(1, connection.createArrayOf("text", ids));
            update.executeUpdate();
        }
        connection.commit();
    }

    private static void advance(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("update floor_offset set next = next + 1")) {
            update.executeUpdate();
        }
    }

    private static void copy(Connection connection, String table, StringBuilder rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + table + " from stdin",
                        new java.io.ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String escaped(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .replace("\\", "\\\\")
                .replace("\t", " ")
                .replace("\n", " ");
    }
}
