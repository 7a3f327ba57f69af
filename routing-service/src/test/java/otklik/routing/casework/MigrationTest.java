package otklik.routing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import otklik.routing.deadline.CaseTimers;
import otklik.routing.fixture.Packs;
import otklik.standalone.postgres.DatabaseLogin;
import otklik.testkit.resource.PostgresResource;

/** Cases of the first release, brought through every migration since. */
class MigrationTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void shouldBringCasesOfTheFirstReleaseIntoTheWorkflow() throws SQLException {
        try (PostgresResource server = PostgresResource.start();
                PostgresResource.Database database = server.freshDatabase()) {
            DatabaseLogin owner = database.login("otklik_owner");
            migrate(owner, "0101");
            try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("set search_path = routing");
                store(statement, 1, "triage", null, null);
                store(statement, 2, "assigned", "minzdrav", null);
                store(statement, 3, "answered", "minzdrav", "Готово");
            }

            migrate(owner, "latest");

            DatabaseLogin service = database.login("otklik_routing");
            try (Connection connection =
                            DriverManager.getConnection(service.url(), service.user(), service.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("set search_path = routing; set otklik.scope = 'service'");
                check(connection);
                assertThat(timer(statement, 1)).isNull();
                assertThat(timer(statement, 2)).isEqualTo("2026-03-03 10:00:00+00");
                assertThat(timer(statement, 3)).isEqualTo("2026-03-05 12:00:00+00");
            }
        }
    }

    @Test
    void shouldAddPlacesToTheWordsThatThereAre() throws SQLException {
        try (PostgresResource server = PostgresResource.start();
                PostgresResource.Database database = server.freshDatabase()) {
            DatabaseLogin owner = database.login("otklik_owner");
            migrate(owner, "0121");
            try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("set search_path = routing");
                store(statement, 1, "triage", null, null);
                store(statement, 2, "triage", null, null);
                statement.execute("update cases set municipality = 'orsk' where number = 1");
                statement.execute("insert into case_text select number, to_tsvector('russian', 'ямы') from cases");
            }

            migrate(owner, "latest");

            DatabaseLogin superuser = database.superuser();
            try (Connection connection =
                            DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select string_agg(words::text, ' | ' order by case_number)" + " from routing.case_text")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("'place=orsk' 'ям':1 | 'ям':1");
            }
        }
    }

    @Test
    void shouldFindTheCampaignsOfTheCasesThatThereAre() throws SQLException {
        try (PostgresResource server = PostgresResource.start();
                PostgresResource.Database database = server.freshDatabase()) {
            DatabaseLogin owner = database.login("otklik_owner");
            migrate(owner, "0121");
            try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("set search_path = routing");
                store(statement, 1, "triage", null, null);
                store(statement, 2, "triage", null, null);
                statement.execute(
                        "update message set particulars = '{\"campaign\": \"bright-yards\"}' where case_number = 1");
                statement.execute("update message set particulars = '{\"category\": \"ямы\"}' where case_number = 2");
            }

            migrate(owner, "latest");

            DatabaseLogin superuser = database.superuser();
            try (Connection connection =
                            DriverManager.getConnection(superuser.url(), superuser.user(), superuser.password());
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select string_agg(coalesce(campaign, '-'), ' ' order by number) from routing.cases")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("bright-yards -");
            }
        }
    }

    private static void check(Connection connection) throws SQLException {
        List<Case> cases = new CaseStore()
                .lock(connection, List.of(1L, 2L, 3L)).stream()
                        .sorted((a, b) -> Long.compare(a.number(), b.number()))
                        .toList();
        Assignment held = new Assignment("minzdrav", null, OPENED.plusSeconds(86_400));

        assertThat(cases)
                .extracting(Case::status)
                .containsExactly(
                        new CaseStatus.Triage(null),
                        new CaseStatus.Assigned(held),
                        new CaseStatus.Approved(
                                held,
                                new Resolution("Готово", OPENED.plusSeconds(7_200), "petrova"),
                                OPENED.plusSeconds(7_200)));
        assertThat(cases).extracting(Case::clock).containsOnly(CaseClock.from(OPENED));
        assertThat(new CaseTimers(() -> Packs.ORENBURG).next(cases.get(1), OPENED))
                .contains(OPENED.plusSeconds(16 * 3_600));
    }

    private static @Nullable String timer(Statement statement, int number) throws SQLException {
        try (var row = statement.executeQuery(
                "select timer_at at time zone 'UTC' || '+00' from cases where number = " + number)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void store(
            Statement statement, int number, String status, @Nullable String executor, @Nullable String resolution)
            throws SQLException {
        String message = "00000000-0000-4000-8000-00000000000" + number;
        statement.execute("""
                insert into message (message_id, case_number, digest, channel, source, external_id, conversation, text,
                                     sealed_original, received_at, tagged_at)
                values ('%s', %d, 'd', 'connector', 'test', '%d', 'c', 'Яма', 's', '%s', '%s')""".formatted(message, number, number, OPENED, OPENED));
        statement.execute("""
                insert into cases (number, case_id, reference, version, status, message_id, pin_hash, category, confidence,
                                   regime, executor, opened_at, deadline, pack_version, resolution, answered_at)
                values (%d, '%s', 'REFER-ENCE%d', 1, '%s', '%s', '', 'roads', 0.9, 'social', %s, '%s', %s, 'p', %s, %s)""".formatted(
                number,
                message,
                number,
                status,
                message,
                quoted(executor),
                OPENED,
                executor == null ? "null" : quoted(OPENED.plusSeconds(86_400).toString()),
                quoted(resolution),
                resolution == null ? "null" : quoted(OPENED.plusSeconds(7_200).toString())));
        if (resolution != null) {
            statement.execute(
                    "insert into timeline (case_number, version, at, event, actor) values (%d, 2, now(), 'answered', 'petrova')"
                            .formatted(number));
        }
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private static void migrate(DatabaseLogin owner, String target) {
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:otklik/eventing/db", "classpath:db/routing")
                .defaultSchema("routing")
                .schemas("routing")
                .createSchemas(false)
                .initSql("set otklik.scope to 'service'")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
