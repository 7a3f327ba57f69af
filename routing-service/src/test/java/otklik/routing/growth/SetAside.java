package otklik.routing.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Indexes of tables that are filled at once: dropped before, made again at the end, which is faster. Constraints stay. */
final class SetAside implements AutoCloseable {
    private final Connection connection;
    private final Map<String, String> definitions = new LinkedHashMap<>();

    private SetAside(Connection connection) {
        this.connection = connection;
    }

    static SetAside of(Connection connection, List<String> tables) throws SQLException {
        SetAside aside = new SetAside(connection);
        try (var select = connection.prepareStatement("""
                select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
                from pg_index i join pg_class t on t.oid = i.indrelid
                where t.relnamespace = 'routing'::regnamespace and t.relname = any (?)
                and not exists (select from pg_constraint where conindid = i.indexrelid)""")) {
            select.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    aside.definitions.put(row.getString(1), row.getString(2));
                }
            }
        }
        for (String index : aside.definitions.keySet()) {
            aside.run("drop index " + index);
        }
        return aside;
    }

    @Override
    public void close() throws SQLException {
        for (String definition : definitions.values()) {
            run(definition);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
