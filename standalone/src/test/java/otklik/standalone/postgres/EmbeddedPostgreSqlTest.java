package otklik.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.standalone.JavaChild;
import otklik.standalone.Ports;

class EmbeddedPostgreSqlTest {

    @TempDir
    Path directory;

    @Test
    void shouldKeepRowsWhenStoppedAndStartedAgain() throws Exception {
        try (var server = EmbeddedPostgreSql.onFreePort(directory)) {
            server.start();
            writeFact(server);
            server.stop();

            server.start();

            assertThat(single(server.login("otklik_owner"), "select fact from routing.facts"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void shouldKeepCommittedRowsWhenServerCrashed() throws Exception {
        try (var server = EmbeddedPostgreSql.onFreePort(directory)) {
            server.start();
            writeFact(server);
            server.kill();

            server.start();

            assertThat(single(server.login("otklik_owner"), "select fact from routing.facts"))
                    .isEqualTo("kept");
        }
    }

    @Test
    void shouldTakeFolderOverWhenLauncherWasKilled() throws Exception {
        var port = Ports.free();
        try (var launcher =
                JavaChild.start(PostgreSqlServerProcess.class, directory.toString(), String.valueOf(port))) {
            launcher.awaitLine(PostgreSqlServerProcess.READY);
            launcher.kill();
        }
        var leftOver = Postmaster.of(directory.resolve("data")).orElseThrow();

        try (var server = new EmbeddedPostgreSql(directory, port)) {
            server.start();

            assertThat(Postmaster.of(directory.resolve("data"))).isPresent().isNotEqualTo(Optional.of(leftOver));
            assertThat(single(server.superuser(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldSayThatFolderIsInUseWhenStartedTwice() {
        try (var server = EmbeddedPostgreSql.onFreePort(directory);
                var second = EmbeddedPostgreSql.onFreePort(directory)) {
            server.start();

            assertThatThrownBy(second::start)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void shouldSayWhichVersionIsNeededWhenAnotherWroteTheData() throws Exception {
        try (var server = EmbeddedPostgreSql.onFreePort(directory)) {
            server.start();
            server.stop();
            Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "13\n");

            assertThatThrownBy(server::start).hasMessageContaining("version 13").hasMessageContaining("pg_dump");
        }
    }

    @Test
    void shouldCommitToDiskWhenAskedForDurability() throws Exception {
        try (var server = EmbeddedPostgreSql.onFreePort(directory)) {
            server.start();

            assertThat(single(server.superuser(), "show fsync")).isEqualTo("on");
            assertThat(single(server.superuser(), "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void shouldKeepServicesApartWhenOneReadsAnothersSchema() throws Exception {
        try (var server = EmbeddedPostgreSql.onFreePort(directory)) {
            server.start();
            writeFact(server);

            assertThatThrownBy(() -> single(server.login("otklik_notify"), "select fact from routing.facts"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema routing");
        }
    }

    @Test
    void shouldLetNotifyAloneIntoTheKeys() throws Exception {
        try (var server = EmbeddedPostgreSql.onFreePort(directory)) {
            server.start();

            assertThat(single(server.keysLogin("otklik_notify"), "select has_schema_privilege('vault', 'usage')"))
                    .isEqualTo("t");
            assertThatThrownBy(() -> single(server.keysLogin("otklik_routing"), "select 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database \"otklik_keys\"");
        }
    }

    private static void writeFact(EmbeddedPostgreSql server) throws SQLException {
        try (var connection = connect(server.login("otklik_owner"));
                var statement = connection.createStatement()) {
            statement.execute("create table routing.facts (fact text not null)");
            statement.execute("insert into routing.facts values ('kept')");
        }
    }

    private static String single(DatabaseLogin login, String query) throws SQLException {
        try (var connection = connect(login);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
