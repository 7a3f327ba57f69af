package otklik.testkit.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import otklik.standalone.postgres.DatabaseLayout;
import otklik.standalone.postgres.DatabaseLogin;

class PostgresResourceTest {

    private static final PostgresResource POSTGRES = PostgresResource.start();

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @Test
    void shouldKeepCommittedRowsOverKillAndOrderlyRestart() throws SQLException {
        DatabaseLogin owner = POSTGRES.login(DatabaseLayout.OWNER);
        run(owner, "create table routing.kept as select 1 as n");

        POSTGRES.kill();
        POSTGRES.startAgain();
        run(owner, "insert into routing.kept values (2)");
        POSTGRES.stop();
        POSTGRES.startAgain();

        assertThat(number(POSTGRES.superuser(), "select sum(n) from routing.kept"))
                .isEqualTo(3);
    }

    @Test
    void shouldGiveEachTestADatabaseThatTheOthersDoNotSee() throws SQLException {
        try (var one = POSTGRES.freshDatabase();
                var other = POSTGRES.freshDatabase()) {
            run(one.login(DatabaseLayout.OWNER), "create table routing.mine as select 1 as n");

            assertThat(number(one.superuser(), "select count(*) from routing.mine"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> number(other.superuser(), "select count(*) from routing.mine"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void shouldLetARoleIntoItsOwnSchemaOnly() throws SQLException {
        try (var database = POSTGRES.freshDatabase()) {
            run(
                    database.login(DatabaseLayout.OWNER),
                    "create table routing.secret as select 1 as n; grant select on routing.secret to otklik_routing");

            assertThat(number(database.login("otklik_routing"), "select n from routing.secret"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> number(database.login("otklik_ingest"), "select n from routing.secret"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static void run(DatabaseLogin login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DatabaseLogin login, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
