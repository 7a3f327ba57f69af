package otklik.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.message.Marker;
import otklik.testkit.privacy.PersonalDataSearch;

/** Tables and files, as somebody sees them who looks for a citizen's words. */
final class ErasureStores {
    private static final String[] SCHEMAS = {"ingest", "routing", "notify"};

    private final DatabaseLogin login;
    private final List<Marker> his;
    private final List<Marker> others;

    ErasureStores(DatabaseLogin login, List<Marker> his, List<Marker> others) {
        this.login = login;
        this.his = his;
        this.others = others;
    }

    Set<String> placesOfHis() {
        return places(his);
    }

    Set<String> placesOfOthers() {
        return places(others);
    }

    /** Tables, without their schema. */
    private Set<String> places(List<Marker> words) {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = connection()) {
            PersonalDataSearch.forMarkers(words)
                    .tables(connection, SCHEMAS)
                    .findings()
                    .forEach(found -> tables.add(found.place().split("[ ,]")[1].replaceAll(".*\\.", "")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }

    /**
     * What vacuum and the reuse of pages do in time: no file of a table keeps a row that is gone. The write-ahead log is not rewritten:
     * it is what backups are made of, and goes with them.
     */
    void rewriteTables() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum full");
            statement.execute("checkpoint");
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    /** Files below the folder, the database's write-ahead log left out, that hold one of the words in plain. */
    static Set<String> filesHolding(Path folder, List<Marker> words) throws IOException {
        Set<String> holding = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(found -> !found.toString().contains("pg_wal"))
                    .toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (Marker word : words) {
                    if (bytes.contains(word.written())) {
                        holding.add(folder.relativize(file) + ": " + word);
                    }
                }
            }
        }
        return holding;
    }
}
