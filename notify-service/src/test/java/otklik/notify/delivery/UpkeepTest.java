package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.notify.Backings;

@QuarkusTest
@QuarkusTestResource(Backings.class)
class UpkeepTest {

    @Inject
    Upkeep upkeep;

    @Inject
    DataSource database;

    @Test
    void shouldDeleteAllThatIsOldThoughItIsMoreThanOneStatementTakes() throws Exception {
        Transactions.run(database, transaction -> {
            try (Statement insert = transaction.createStatement()) {
                return insert.executeUpdate("""
                        insert into delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                            event_id, state, due_at, planned_at, finished_at)
                        select gen_random_uuid(), 'webhook:upkeep', 'webhook:upkeep', false, gen_random_uuid(), 1, gen_random_uuid(),
                            'acknowledgement', 'event', 'SENT', long_ago, long_ago, long_ago
                        from (select now() - interval '1 year' as long_ago), generate_series(1, 2 * %d + 1)""".formatted(DeliveryRows.PURGED_AT_ONCE));
            }
        });

        upkeep.purge();

        assertThat(left()).isZero();
    }

    private long left() throws Exception {
        return Transactions.run(database, transaction -> {
            try (Statement select = transaction.createStatement();
                    ResultSet row =
                            select.executeQuery("select count(*) from delivery where lane = 'webhook:upkeep'")) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
