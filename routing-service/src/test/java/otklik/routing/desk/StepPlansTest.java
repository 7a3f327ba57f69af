package otklik.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import otklik.contracts.CaseSnapshot;
import otklik.eventing.Transactions;
import otklik.routing.casework.CaseStore;
import otklik.routing.fixture.Databases;
import otklik.routing.fixture.Report;
import otklik.routing.opening.HandlerRig;

/** How often PostgreSQL plans a step's statements. */
class StepPlansTest {
    private static HandlerRig rig;
    private static AgroalDataSource session;

    @BeforeAll
    static void open() throws Exception {
        rig = new HandlerRig();
        session = rig.databases.strictPool(1);
    }

    @AfterAll
    static void close() {
        session.close();
        rig.close();
    }

    @FunctionalInterface
    private interface Step {
        AgencyDesk.Acted of(Connection transaction, AgencyDesk.Act act) throws SQLException;
    }

    /** How often each of a session's statements was planned for its values, and how often it was run by the one plan. */
    private record Plans(String statement, long own, long shared) {}

    @Test
    void shouldPlanEachStatementOfAStepOnceASession() throws SQLException {
        rig.handle(List.of(Report.by("citizen", "m").envelope()));
        CaseSnapshot opened = rig.published().getLast().event().snapshot();
        AgencyDesk desk = Desks.agencyDesk(session, rig.outbox, rig.registry);
        List<Step> steps = List.of((t, act) -> desk.pause(t, act, "номер опоры неизвестен"), desk::resume);

        step(opened, desk::accept);
        for (int i = 0; i < 2; i++) {
            for (Step step : steps) {
                step(opened, step);
            }
        }

        List<Plans> plans = plans();
        assertThat(plans).extracting(Plans::own).containsOnly(0L);
        // One for what is now in force and one for what was then nothing would be two, each planned at each change.
        assertThat(plans)
                .filteredOn(its -> its.statement().startsWith("update cases set version"))
                .extracting(Plans::shared)
                .containsExactly(5L);
    }

    /** What is shown here is shown of the service, too. */
    @Test
    void shouldHaveSessionsAsTheServiceHasThem() throws IOException {
        Properties service = new Properties();
        try (InputStream its = CaseStore.class.getResourceAsStream("/application.properties")) {
            service.load(its);
        }

        assertThat(service)
                .containsEntry("quarkus.datasource.jdbc.additional-jdbc-properties.options", Databases.SESSION_OPTIONS);
    }

    private static void step(CaseSnapshot of, Step step) throws SQLException {
        AgencyDesk.Act act = Desks.act(of, "boris");
        AgencyDesk.Acted acted = Transactions.run(session, transaction -> step.of(transaction, act));
        assertThat(acted.result()).isInstanceOf(CommandResult.Done.class);
    }

    private static List<Plans> plans() throws SQLException {
        try (Connection connection = session.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select statement, custom_plans, generic_plans from pg_prepared_statements")) {
            List<Plans> plans = new ArrayList<>();
            while (row.next()) {
                plans.add(new Plans(row.getString(1), row.getLong(2), row.getLong(3)));
            }
            return plans;
        }
    }
}
