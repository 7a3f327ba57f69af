package otklik.standalone.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import otklik.standalone.Ports;

/**
 * One PostgreSQL server on the loopback interface, with its data in a folder that outlives it. A commit is on the disk
 * when it returns ({@code fsync} and {@code synchronous_commit} are on).
 *
 * <p>The first start makes the data, the databases, the roles and the schemas of {@link DatabaseLayout}; a server that a
 * killed process left behind in the same folder is stopped first. The server does not hear the terminal's Ctrl-C: it is
 * stopped by {@link #stop}. A folder serves one owner at a time. Not thread-safe.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration ORPHANS_LIMIT = Duration.ofSeconds(15);

    private final Path directory;
    private final Path data;
    private final int port;
    private @Nullable FileChannel lockFile;
    private @Nullable DatabasePasswords passwords;

    /**
     * A server that is not started yet.
     *
     * @param directory holds data, log and passwords; made when absent
     * @param port on 127.0.0.1
     */
    public EmbeddedPostgreSql(Path directory, int port) {
        this.directory = directory.toAbsolutePath();
        this.data = this.directory.resolve("data");
        this.port = port;
    }

    /** A server on a free port, the same one for every start of this object; not started yet. */
    public static EmbeddedPostgreSql onFreePort(Path directory) {
        return new EmbeddedPostgreSql(directory, Ports.free());
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @throws IllegalStateException when another process uses the folder or the server does not come up; says why
     */
    public void start() {
        try {
            Files.createDirectories(directory);
            lock();
            var binaries = PostgreSqlBinaries.chosen();
            var roles = new ArrayList<String>(List.of(SUPERUSER));
            roles.addAll(DatabaseLayout.roles());
            var known = DatabasePasswords.load(directory.resolve("passwords.properties"), roles);
            passwords = known;
            stopLeftOver(binaries);
            var version = data.resolve("PG_VERSION");
            if (!Files.exists(version)) {
                initialise(binaries, known);
            }
            demandVersionOf(version, binaries);
            launch(binaries);
            layOut(known);
        } catch (IOException e) {
            unlock();
            throw new UncheckedIOException("PostgreSQL in " + directory + " did not start: " + e.getMessage(), e);
        } catch (SQLException e) {
            stop();
            throw new IllegalStateException("PostgreSQL in " + directory + " refused its set-up: " + e.getMessage(), e);
        }
    }

    /** Stops the server in order: open transactions are rolled back. Harmless when it is not started. The data stays. */
    public void stop() {
        if (lockFile == null) {
            return;
        }
        try {
            stopLeftOver(null);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + directory + " did not stop: " + e.getMessage(), e);
        } finally {
            unlock();
        }
    }

    /**
     * Kills the server with all its connections, as a crash does, and waits for its end. {@link #start} recovers.
     */
    public void kill() {
        try {
            Postmaster.of(data).ifPresent(Postmaster::kill);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            unlock();
        }
    }

    /** Whether the server's process lives. */
    public boolean isRunning() {
        try {
            return Postmaster.of(data).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The login of {@code role} to the database {@value DatabaseLayout#DATABASE}; the server must have been started. */
    public DatabaseLogin login(String role) {
        return login(role, DatabaseLayout.DATABASE);
    }

    /** The same to the database {@value DatabaseLayout#KEYS_DATABASE}. */
    public DatabaseLogin keysLogin(String role) {
        return login(role, DatabaseLayout.KEYS_DATABASE);
    }

    private DatabaseLogin login(String role, String database) {
        var known = passwords;
        if (known == null) {
            throw new IllegalStateException("PostgreSQL in " + directory + " has not been started");
        }
        return new DatabaseLogin(url(database), role, known.of(role));
    }

    /**
     * The superuser's login to the server of another process on this folder.
     *
     * @param directory holds the passwords, see the constructor
     * @param port of that server
     */
    public static DatabaseLogin superuserOf(Path directory, int port) throws IOException {
        var known = DatabasePasswords.load(directory.resolve("passwords.properties"), List.of(SUPERUSER));
        return new DatabaseLogin(url(port, DatabaseLayout.DATABASE), SUPERUSER, known.of(SUPERUSER));
    }

    /** The superuser's login, for tests and maintenance: it may read and break everything. */
    public DatabaseLogin superuser() {
        return login(SUPERUSER);
    }

    /** JDBC address of the database. */
    public String jdbcUrl() {
        return url(DatabaseLayout.DATABASE);
    }

    /** Port of the server. */
    public int port() {
        return port;
    }

    private String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void lock() throws IOException {
        if (lockFile != null) {
            throw new IllegalStateException("PostgreSQL in " + directory + " is started already");
        }
        var channel =
                FileChannel.open(directory.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                lockFile = channel;
                return;
            }
        } catch (OverlappingFileLockException e) {
            // held by this JVM: said below
        }
        channel.close();
        throw new IllegalStateException("PostgreSQL's folder " + directory + " is in use by another process");
    }

    private void unlock() {
        var held = lockFile;
        lockFile = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Stops the server that a killed process left running in the folder, if there is one. Does not start anything. */
    public boolean stopLeftOver() {
        try {
            return stopLeftOver(null);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + directory + " did not stop: " + e.getMessage(), e);
        }
    }

    private boolean stopLeftOver(@Nullable PostgreSqlBinaries unpacked) throws IOException {
        var running = Postmaster.of(data);
        if (running.isPresent()) {
            var binaries = unpacked == null ? PostgreSqlBinaries.chosen() : unpacked;
            run(
                    binaries.command("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60")),
                    Map.of());
            running.get().awaitEnd();
        }
        // The server's own check takes any process with the former pid, a zombie too, for a running server. We hold the
        // folder's lock and have looked at the process itself.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        return running.isPresent();
    }

    private void demandVersionOf(Path version, PostgreSqlBinaries binaries) throws IOException {
        var written = Files.readString(version).strip();
        if (!written.equals(String.valueOf(binaries.major()))) {
            throw new IOException(
                    "its data were written by PostgreSQL " + written + ", and the programs in " + binaries.home()
                            + " are of version " + binaries.major() + ". Take programs of version " + written + " ("
                            + PostgreSqlBinaries.HOME + "), another folder of data, or move the data with pg_dump.");
        }
    }

    private void initialise(PostgreSqlBinaries binaries, DatabasePasswords known) throws IOException {
        // A start that was killed half-way leaves a folder that initdb refuses: a fresh one takes its place at the end.
        var fresh = Files.createTempDirectory(directory, "initialising-");
        var password = fresh.resolveSibling(fresh.getFileName() + ".password");
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, known.of(SUPERUSER));
            run(binaries.command("initdb", initialisation(binaries, fresh, password)), Map.of("LC_ALL", "C"));
        } finally {
            Files.delete(password);
        }
        Files.move(fresh, data);
    }

    private static List<String> initialisation(PostgreSqlBinaries binaries, Path fresh, Path password) {
        var arguments =
                new ArrayList<>(List.of("-D", fresh.toString(), "-U", SUPERUSER, "--pwfile", password.toString()));
        arguments.addAll(List.of("--auth", "scram-sha-256", "--encoding", "UTF-8", "--no-instructions"));
        arguments.addAll(binaries.localeOptions());
        return arguments;
    }

    private void launch(PostgreSqlBinaries binaries) throws IOException {
        var log = directory.resolve("start.log");
        Files.writeString(log, "");
        var options = new StringBuilder();
        settings(binaries.major())
                .forEach((key, value) -> options.append("-c ")
                        .append(key)
                        .append("='")
                        .append(value)
                        .append("' "));
        // pg_ctl puts the server into a session of its own: the terminal's signals do not reach it.
        var command = binaries.command(
                "pg_ctl",
                List.of(
                        "start",
                        "-D",
                        data.toString(),
                        "-w",
                        "-t",
                        "120",
                        "-l",
                        log.toString(),
                        "-o",
                        options.toString().strip()));
        var deadline = System.nanoTime() + ORPHANS_LIMIT.toNanos();
        while (true) {
            try {
                run(command, Map.of("LC_ALL", "C"));
                return;
            } catch (IOException e) {
                var said = Files.readString(log);
                // Connections of a killed server end a moment after it.
                if (!said.contains("shared memory") || System.nanoTime() > deadline) {
                    throw new IOException(e.getMessage() + "\n" + said, e);
                }
            }
        }
    }

    private Map<String, String> settings(int major) {
        var settings = new TreeMap<String, String>();
        settings.put("port", String.valueOf(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "60");
        settings.put("shared_buffers", "512MB");
        // Few checkpoints, few whole pages in the log; but a log that is used again before the page cache has lost it.
        settings.put("max_wal_size", "2GB");
        settings.put("autovacuum_naptime", "5s");
        settings.put("checkpoint_timeout", "15min");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("jit", "off");
        if (major >= 18) {
            settings.put("io_method", "sync");
        }
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("logging_collector", "on");
        settings.put("log_directory", directory.resolve("log").toString());
        settings.put("log_filename", "postgresql-%u.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_age", "1d");
        settings.put("log_rotation_size", "0");
        settings.put("log_min_messages", "warning");
        // A failed statement would put its parameters, a citizen's words among them, into the log.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_parameter_max_length_on_error", "0");
        settings.put("log_error_verbosity", "terse");
        return settings;
    }

    private void layOut(DatabasePasswords known) throws SQLException {
        try (var connection = connect("postgres", known)) {
            DatabaseLayout.createDatabases(connection, known::of);
        }
        try (var connection = connect(DatabaseLayout.DATABASE, known)) {
            DatabaseLayout.createSchemas(connection);
        }
        try (var connection = connect(DatabaseLayout.KEYS_DATABASE, known)) {
            DatabaseLayout.createKeysSchema(connection);
        }
    }

    private Connection connect(String database, DatabasePasswords known) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, known.of(SUPERUSER));
    }

    private void run(List<String> command, Map<String, String> environment) throws IOException {
        var output = Files.createTempFile(directory, "run-", ".out");
        try {
            // A file, not a pipe: the server inherits what pg_ctl writes to, and a pipe would never end.
            var builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.redirectOutput(output.toFile()).environment().putAll(environment);
            var exit = builder.start().waitFor();
            if (exit != 0) {
                throw new IOException(command + " ended with " + exit + ": "
                        + Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + command, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
