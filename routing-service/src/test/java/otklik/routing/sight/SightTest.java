package otklik.routing.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.eventing.Transactions;
import otklik.routing.fixture.Databases;

/** The wall in the database, without any of the application's own conditions: on one connection, as a pool hands it out again. */
class SightTest {
    private static final String CASE =
            "insert into cases (number, case_id, reference, version, status, message_id, pin_hash,"
                    + " category, confidence, municipality, regime, executor, curator, opened_at, pack_version) values"
                    + " (%d, gen_random_uuid(), 'R%d', 1, '%s', '00000000-0000-0000-0000-%012d', '', 'roads', 1, '%s', 'social', %s, %s, now(), 'x')";

    private Databases databases;
    private AgroalDataSource one;

    @BeforeEach
    void fill() throws SQLException {
        databases = new Databases();
        one = databases.strictPool(1);
        Sight.SERVICE.run(one, transaction -> {
            put(transaction, 1, "assigned", "orsk", "'a'", "null");
            put(transaction, 2, "assigned", "buzuluk", "'a'", "'b'");
            put(transaction, 3, "assigned", "orsk", "'b'", "'a'");
            put(transaction, 4, "assigned", "orsk", "'b'", "null");
            put(transaction, 5, "triage", "orsk", "null", "null");
            put(transaction, 6, "triage", "buzuluk", "null", "null");
            return true;
        });
    }

    @AfterEach
    void close() {
        one.close();
        databases.close();
    }

    private static void put(
            Connection transaction, long number, String status, String place, String executor, String curator)
            throws SQLException {
        try (Statement insert = transaction.createStatement()) {
            insert.execute(CASE.formatted(number, number, status, number, place, executor, curator));
            insert.execute(("insert into message (message_id, case_number, digest, channel, source, external_id,"
                            + " conversation, text, sealed_original, received_at, tagged_at) select message_id, number, '', '',"
                            + " '', '', '', '', '', now(), now() from cases where number = %d")
                    .formatted(number));
            insert.execute(
                    "insert into message_revision select message_id, 'x', '', '', now() from cases where number = "
                            + number);
            insert.execute(
                    "insert into message_repeat select message_id, '', 'repeated', 1, now() from cases where number = "
                            + number);
            insert.execute("insert into timeline (case_number, version, at, event) values (%d, 1, now(), 'opened')"
                    .formatted(number));
            insert.execute("insert into disclosure (case_number, at, actor) values (%d, now(), 'x')".formatted(number));
            insert.execute("insert into case_notice (notice_id, case_number, notice, channel, state, at)"
                    + " values (gen_random_uuid(), %d, 'acknowledgement', 'web', 'sent', now())".formatted(number));
            insert.execute("insert into case_text (case_number, words) values (%d, 'яма')".formatted(number));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases",
                "message",
                "message_revision",
                "message_repeat",
                "timeline",
                "disclosure",
                "case_words",
                "case_notice"
            })
    void shouldShowOfEveryTableWhatBelongsToCasesInSight(String table) throws SQLException {
        assertThat(seen(Sight.SERVICE, table)).isEqualTo(6);
        assertThat(seen(Sight.ofCentre(null), table)).isEqualTo(6);
        assertThat(seen(Sight.ofCentre("orsk"), table)).isEqualTo(4);
        assertThat(seen(Sight.ofAgency("a", null), table)).isEqualTo(3);
        assertThat(seen(Sight.ofAgency("a", "orsk"), table)).isEqualTo(2);
        assertThat(seen(Sight.ofAgency("stranger", null), table)).isZero();
        assertThat(seen(Sight.NOTHING, table)).isZero();
        assertThat(seen(Sight.ofAgency("", null), table)).isZero();
        assertThat(seen(Sight.ofCentre(" "), table)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases",
                "message",
                "message_revision",
                "message_repeat",
                "timeline",
                "disclosure",
                "case_notice",
                "case_words",
                "case_text",
                "case_text_stale",
                "audit_entry"
            })
    void shouldShowNothingToWhoDoesNotSayWhatHeSees(String table) throws SQLException {
        assertThat(withoutSight(table)).isZero();
    }

    @Test
    void shouldTakeNoSightIntoTheNextTransactionOfTheConnection() throws SQLException {
        assertThat(seen(Sight.SERVICE, "cases")).isEqualTo(6);
        assertThat(withoutSight("cases")).isZero();

        assertThatThrownBy(() -> Sight.ofAgency("a", "orsk").run(one, transaction -> count(transaction, "nowhere")))
                .isInstanceOf(SQLException.class);
        assertThat(withoutSight("cases")).isZero();

        assertThat(seen(Sight.ofCentre(null), "cases")).isEqualTo(6);
        try (Connection alone = one.getConnection()) {
            assertThat(count(alone, "cases")).isZero();
            Sight.SERVICE.enter(alone);
            assertThat(count(alone, "cases")).as("without a transaction").isZero();
        }
    }

    @Test
    void shouldEndTheSightWithARollback() throws SQLException {
        long seen = Sight.SERVICE.run(one, transaction -> {
            transaction.rollback();
            return count(transaction, "cases");
        });

        assertThat(seen).isZero();
    }

    @Test
    void shouldLetNobodyChangeWhatHeDoesNotSee() throws SQLException {
        Sight sight = Sight.ofAgency("a", null);

        assertThat(changed(sight, "update cases set version = 9 where number = 4"))
                .isZero();
        assertThat(changed(sight, "delete from timeline where case_number = 4")).isZero();
        assertThat(changed(sight, "update message set text = 'x' where case_number = 5"))
                .isZero();
        assertThatThrownBy(() -> changed(
                        sight, "insert into timeline (case_number, version, at, event) values (4, 2, now(), 'x')"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(
                        () -> changed(sight, "insert into disclosure (case_number, at, actor) values (5, now(), 'x')"))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(
                        () -> changed(sight, "update cases set executor = 'stranger', curator = null where number = 1"))
                .hasMessageContaining("row-level security");
    }

    /** A table that comes later has to have its policy, or its place among those that hold nothing of a case. */
    @Test
    void shouldWallEveryTableThatHoldsSomethingOfACase() throws SQLException {
        List<String> open = new ArrayList<>();
        Transactions.run(one, transaction -> {
            try (Statement statement = transaction.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select relname from pg_class where relnamespace = 'routing'::regnamespace and relkind in ('r', 'p')"
                                    + " and not (relrowsecurity and relforcerowsecurity) order by relname")) {
                while (row.next()) {
                    open.add(row.getString(1));
                }
            }
            return true;
        });

        assertThat(open)
                .containsExactlyInAnyOrder(
                        // machinery
                        "consumer_offset",
                        "outbox",
                        "flyway_schema_history",
                        "case_text_mark",
                        // counts and ids
                        "intake",
                        "pin_guess",
                        "agency_action",
                        "erasure",
                        // hashes
                        "audit_link",
                        "audit_checkpoint");
    }

    private long seen(Sight sight, String table) throws SQLException {
        return sight.run(one, transaction -> count(transaction, table));
    }

    private long withoutSight(String table) throws SQLException {
        return Transactions.run(one, transaction -> count(transaction, table));
    }

    private int changed(Sight sight, String statement) throws SQLException {
        return sight.run(one, transaction -> {
            try (Statement change = transaction.createStatement()) {
                return change.executeUpdate(statement);
            }
        });
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
