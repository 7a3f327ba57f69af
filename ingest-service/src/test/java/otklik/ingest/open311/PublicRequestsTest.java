package otklik.ingest.open311;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.ingest.key.ConnectorKeys;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** More than is told at a time: one request and one change of it a second of a day long ago. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class PublicRequestsTest {
    private static final Instant START = Instant.parse("2019-05-01T00:00:00Z");
    private static final Span DAY = new Span(START, START.plus(Duration.ofDays(1)));
    private static final int ROWS = Filter.MOST + 5;

    @Inject
    PublicRequests requests;

    @Inject
    DataSource database;

    @Inject
    ConnectorKeys keys;

    @BeforeEach
    void fill() throws SQLException {
        Eventually.within(Duration.ofSeconds(30), "the tables to be there", keys::known);
        execute("""
                insert into open311_request (case_id, case_version, sight, described, closed, reference, state, category,
                  requested_at, updated_at)
                select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 'listed', true, false, 'MANY-' || n,
                  'triage', 'roads', '2019-05-01T00:00:00Z'::timestamptz + n * interval '1 second', now()
                from generate_series(1, %d) n""".formatted(ROWS));
        execute("""
                insert into open311_update (update_id, case_id, at, closed, step)
                select case_id, case_id, requested_at, false, 'assigned' from open311_request where reference like 'MANY-%'""");
    }

    @AfterEach
    void empty() throws SQLException {
        execute("delete from open311_update where update_id in"
                + " (select case_id from open311_request where reference like 'MANY-%')");
        execute("delete from open311_request where reference like 'MANY-%'");
    }

    @Test
    void shouldListTheNewestThousand() throws SQLException {
        List<PublicRequest> listed = requests.list(new Filter.Matching(List.of(), List.of(false, true), DAY));

        assertThat(listed).hasSize(Filter.MOST);
        assertThat(listed.getFirst().requestedAt()).isEqualTo(START.plusSeconds(ROWS));
    }

    @Test
    void shouldTellTheOldestThousandChangesSoThatNoneIsMissed() throws SQLException {
        List<PublicRequest.Update> told = requests.updates(DAY);

        assertThat(told).hasSize(Filter.MOST);
        assertThat(told.getFirst().at()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void shouldTellNoChangeOfWhatIsHidden() throws SQLException {
        execute("update open311_request set sight = 'hidden', reference = null where reference = 'MANY-1'");
        try {
            assertThat(requests.updates(DAY).getFirst().at()).isEqualTo(START.plusSeconds(2));
        } finally {
            execute("update open311_request set sight = 'listed', reference = 'MANY-1'"
                    + " where case_id = '00000000-0000-4000-8000-000000000001'");
        }
    }

    private void execute(String sql) throws SQLException {
        Transactions.run(database, transaction -> {
            try (var statement = transaction.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }
}
