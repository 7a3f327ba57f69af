package otklik.standalone.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The database {@code otklik}, a schema per service, their login roles and the owner role for migrations. A login role
 * may use its own schema only; what it may do to the tables is granted by the migrations that create them. Beside it the
 * database of the keys of citizens' addresses, which notify-service alone may enter.
 */
public final class DatabaseLayout {

    /** Name of the database. */
    public static final String DATABASE = "otklik";

    /** Name of the database of keys: no backup of {@link #DATABASE} holds what opens the addresses in it. */
    public static final String KEYS_DATABASE = "otklik_keys";

    /** The schema in {@link #KEYS_DATABASE}. */
    public static final String KEYS_SCHEMA = "vault";

    /** The service whose role alone may use {@link #KEYS_SCHEMA}. */
    public static final String KEYS_OF = "notify";

    /** Owns every schema; Flyway's migrations run as this role and nothing else does. */
    public static final String OWNER = "otklik_owner";

    /** Schemas, each with a login role {@code otklik_<schema>}. */
    public static final List<String> SCHEMAS = List.of("ingest", "routing", "notify");

    private DatabaseLayout() {}

    /** The login role of the service that has {@code schema}. */
    public static String roleOf(String schema) {
        return "otklik_" + schema;
    }

    /** All roles that may log in. */
    public static List<String> roles() {
        var roles = new ArrayList<String>(List.of(OWNER));
        SCHEMAS.forEach(schema -> roles.add(roleOf(schema)));
        return roles;
    }

    /**
     * Creates roles and both databases where they are missing and sets the passwords.
     *
     * @param connection of a superuser, to any database of the server, in auto-commit mode
     * @param passwordOf the password of a role; letters, digits, '-' and '_' only
     */
    public static void createDatabases(Connection connection, UnaryOperator<String> passwordOf) throws SQLException {
        for (var role : roles()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + role + "'")) {
                execute(connection, "create role " + role + " login");
            }
            execute(connection, "alter role " + role + " password '" + passwordOf.apply(role) + "'");
        }
        for (var database : List.of(DATABASE, KEYS_DATABASE)) {
            if (!exists(connection, "select 1 from pg_database where datname = '" + database + "'")) {
                execute(connection, "create database " + database + " owner " + OWNER);
            }
        }
    }

    /**
     * Creates the schemas where they are missing.
     *
     * @param connection of a superuser, to {@link #DATABASE}
     */
    public static void createSchemas(Connection connection) throws SQLException {
        execute(connection, "revoke all on schema public from public");
        execute(connection, "revoke all on database " + DATABASE + " from public");
        for (var schema : SCHEMAS) {
            var role = roleOf(schema);
            execute(connection, "grant connect on database " + DATABASE + " to " + role);
            execute(connection, "create schema if not exists " + schema + " authorization " + OWNER);
            execute(connection, "grant usage on schema " + schema + " to " + role);
            execute(connection, "alter role " + role + " set search_path = " + schema);
        }
    }

    /**
     * Creates the schema of keys where it is missing.
     *
     * @param connection of a superuser, to {@link #KEYS_DATABASE}
     */
    public static void createKeysSchema(Connection connection) throws SQLException {
        execute(connection, "revoke all on schema public from public");
        execute(connection, "revoke all on database " + KEYS_DATABASE + " from public");
        execute(connection, "grant connect on database " + KEYS_DATABASE + " to " + roleOf(KEYS_OF));
        execute(connection, "create schema if not exists " + KEYS_SCHEMA + " authorization " + OWNER);
        execute(connection, "grant usage on schema " + KEYS_SCHEMA + " to " + roleOf(KEYS_OF));
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
