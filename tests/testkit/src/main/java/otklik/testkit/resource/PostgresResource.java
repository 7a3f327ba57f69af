package otklik.testkit.resource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import otklik.standalone.Ports;
import otklik.standalone.postgres.DatabaseLayout;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.wait.Eventually;

/**
 * A PostgreSQL for tests: the one of {@code OTKLIK_TEST_POSTGRES} (or property {@code otklik.test.postgres}, a
 * superuser's JDBC address with {@code ?user=…&password=…}), else a container where an engine has an image, else the
 * embedded one. Prints which.
 *
 * <p>The server holds the database {@value DatabaseLayout#DATABASE} with the schemas and roles of the services, empty of
 * tables, and the database of keys; {@link #freshDatabase()} gives a test one of its own with the same, without keys. One test's thread at a time.
 */
public final class PostgresResource implements AutoCloseable {

    /** Password of every role of a test's database, given servers included. */
    public static final String PASSWORD = "otklik-test";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Backing backing;
    private final Server server;
    private final String address;
    private final DatabaseLogin superuser;

    private PostgresResource(Backing backing, Server server, String address, DatabaseLogin superuser) {
        this.backing = backing;
        this.server = server;
        this.address = address;
        this.superuser = superuser;
    }

    /** Starts a server and returns when database, schemas and roles are there. */
    public static PostgresResource start() {
        BackingChoice choice = BackingChoice.announce("postgres");
        PostgresResource postgres = switch (choice.backing()) {
            case GIVEN -> given(choice.value());
            case CONTAINER -> container(choice.value());
            case EMBEDDED -> embedded();
        };
        postgres.layOut();
        return postgres;
    }

    private static PostgresResource given(String jdbcUrl) {
        String address = jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("/.*$", "");
        return new PostgresResource(
                Backing.GIVEN, new GivenServer(address), address, new DatabaseLogin(jdbcUrl, "", ""));
    }

    private static PostgresResource container(String image) {
        int port = Ports.free();
        String address = "127.0.0.1:" + port;
        DatabaseLogin superuser = new DatabaseLogin(url(address, "postgres"), "postgres", PASSWORD);
        Server server = new ContainerServer(
                image, Map.of("POSTGRES_PASSWORD", PASSWORD), 5432, port, () -> awaitService(superuser));
        server.start();
        return new PostgresResource(Backing.CONTAINER, server, address, superuser);
    }

    private static PostgresResource embedded() {
        EmbeddedPostgresServer server = new EmbeddedPostgresServer();
        server.start();
        DatabaseLogin told = server.superuser();
        return new PostgresResource(
                Backing.EMBEDDED,
                server,
                server.address(),
                new DatabaseLogin(url(server.address(), "postgres"), told.user(), told.password()));
    }

    private static void awaitService(DatabaseLogin superuser) {
        Eventually.within(PATIENCE, "PostgreSQL at " + superuser.url() + " to serve", () -> {
            try (Connection connection = connect(superuser)) {
                return connection.isValid(5);
            } catch (SQLException notYet) {
                return false;
            }
        });
    }

    public Backing backing() {
        return backing;
    }

    /** The login of one of {@link DatabaseLayout#roles()} to the database {@value DatabaseLayout#DATABASE}. */
    public DatabaseLogin login(String role) {
        return new DatabaseLogin(url(address, DatabaseLayout.DATABASE), role, PASSWORD);
    }

    /** The login of one of {@link DatabaseLayout#roles()} to the database {@value DatabaseLayout#KEYS_DATABASE}. */
    public DatabaseLogin keysLogin(String role) {
        return new DatabaseLogin(url(address, DatabaseLayout.KEYS_DATABASE), role, PASSWORD);
    }

    /** The superuser's login to the database {@value DatabaseLayout#DATABASE}: reads every schema. */
    public DatabaseLogin superuser() {
        return superuserOf(DatabaseLayout.DATABASE);
    }

    /** A database of its own for one test, with schemas and grants, no tables. */
    public Database freshDatabase() {
        String name = "%s_%d_%d"
                .formatted(DatabaseLayout.DATABASE, ProcessHandle.current().pid(), DATABASES.incrementAndGet());
        run(superuser, "create database " + name + " owner " + DatabaseLayout.OWNER);
        for (String role : DatabaseLayout.roles()) {
            run(superuser, "grant connect on database " + name + " to " + role);
        }
        createSchemas(superuserOf(name));
        return new Database(name);
    }

    /** Ends the server in order; the data stays. */
    public void stop() {
        server.stop();
    }

    /** Ends the server with SIGKILL, all its connections with it; the data stays. */
    public void kill() {
        server.kill();
    }

    /** Starts it again after {@link #stop()} or {@link #kill()} at the same address, and returns when it serves. */
    public void startAgain() {
        server.start();
        awaitService(superuser);
        // An embedded server sets passwords of its own at every start.
        layOut();
    }

    @Override
    public void close() {
        server.discard();
    }

    /** One test's database. */
    public final class Database implements AutoCloseable {

        private final String name;

        private Database(String name) {
            this.name = name;
        }

        public DatabaseLogin login(String role) {
            return new DatabaseLogin(url(address, name), role, PASSWORD);
        }

        public DatabaseLogin superuser() {
            return superuserOf(name);
        }

        /** Drops it, whoever is connected. */
        @Override
        public void close() {
            run(superuser, "drop database if exists " + name + " with (force)");
        }
    }

    private void layOut() {
        try (Connection connection = connect(superuser)) {
            DatabaseLayout.createDatabases(connection, role -> PASSWORD);
        } catch (SQLException refused) {
            throw new IllegalStateException("roles and databases can't be made", refused);
        }
        createSchemas(superuser());
        try (Connection connection = connect(superuserOf(DatabaseLayout.KEYS_DATABASE))) {
            DatabaseLayout.createKeysSchema(connection);
        } catch (SQLException refused) {
            throw new IllegalStateException("the schema of keys can't be made", refused);
        }
    }

    private static void createSchemas(DatabaseLogin superuser) {
        try (Connection connection = connect(superuser)) {
            DatabaseLayout.createSchemas(connection);
        } catch (SQLException refused) {
            throw new IllegalStateException("schemas can't be made", refused);
        }
    }

    private DatabaseLogin superuserOf(String database) {
        String url = superuser.url().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
        return new DatabaseLogin(url, superuser.user(), superuser.password());
    }

    private static void run(DatabaseLogin login, String sql) {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, refused);
        }
    }

    private static Connection connect(DatabaseLogin login) throws SQLException {
        return login.user().isEmpty()
                ? DriverManager.getConnection(login.url())
                : DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    private static String url(String address, String database) {
        return "jdbc:postgresql://" + address + "/" + database;
    }
}
