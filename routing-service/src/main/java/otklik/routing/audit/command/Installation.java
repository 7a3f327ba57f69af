package otklik.routing.audit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import otklik.routing.audit.CheckpointKeys;
import picocli.CommandLine.Option;

/**
 * Whose audit: that of the system on this machine, as {@code ./otklik up} leaves its address, password and keys in its data
 * folder, or of any database that is named.
 */
final class Installation {
    /** Offset from the base port, which is a public interface. */
    private static final int POSTGRESQL = 32;

    private static final String PASSWORD = "OTKLIK_DATABASE_PASSWORD";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:otklik.root:-.}/data",
            descriptionKey = "audit-data")
    private Path data;

    @Option(names = "--url", paramLabel = "URL", descriptionKey = "audit-url")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "ROLE", defaultValue = "otklik_routing", descriptionKey = "audit-user")
    private String user;

    @Option(names = "--lang", paramLabel = "ru|en", descriptionKey = "lang")
    private String language = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean help;

    /** @throws NotRunning where the system of the data folder does not answer */
    Connection connect() throws IOException, SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("currentSchema", "routing");
        // The record is the service's alone to read: row-level security.
        login.setProperty("options", "-c otklik.scope=service");
        login.setProperty("loginTimeout", "10");
        login.setProperty("ApplicationName", "otklik audit");
        if (url != null) {
            String password = System.getenv(PASSWORD);
            if (password != null) {
                login.setProperty("password", password);
            }
            return DriverManager.getConnection(url, login);
        }
        login.setProperty("password", password());
        try {
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/otklik", login);
        } catch (SQLException e) {
            // Class 08: nobody there. Anything else is a fault of another kind.
            if (String.valueOf(e.getSQLState()).startsWith("08")) {
                throw new NotRunning(data);
            }
            throw e;
        }
    }

    /** @param named another file than that of the data folder */
    CheckpointKeys keys(@Nullable Path named) {
        return CheckpointKeys.read(named == null ? data.resolve("keys").resolve(CheckpointKeys.FILE) : named);
    }

    private int port() throws IOException {
        Path file = data.resolve("run").resolve("base-port");
        if (!Files.exists(file)) {
            throw new NotRunning(data);
        }
        try {
            return Integer.parseInt(Files.readString(file).strip()) + POSTGRESQL;
        } catch (NumberFormatException e) {
            throw new IOException(file + " holds no port", e);
        }
    }

    private String password() throws IOException {
        Path file = data.resolve("postgresql").resolve("passwords.properties");
        if (!Files.exists(file)) {
            throw new NotRunning(data);
        }
        Properties passwords = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            passwords.load(in);
        }
        return passwords.getProperty(user, "");
    }

    /** Nothing runs with the data folder. */
    static final class NotRunning extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotRunning(Path data) {
            super(Words.of("audit.not-running", data));
        }
    }
}
