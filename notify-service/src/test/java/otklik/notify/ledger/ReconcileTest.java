package otklik.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.notify.Backings;
import otklik.notify.ledger.FindStuck.Stuck;

@QuarkusTest
@QuarkusTestResource(Backings.class)
class ReconcileTest {
    @Inject
    Reconcile reconcile;

    @Inject
    FindStuck find;

    @Inject
    DataSource database;

    @AfterEach
    void forget() throws Exception {
        Transactions.run(database, transaction -> {
            try (Statement delete = transaction.createStatement()) {
                return delete.executeUpdate("delete from delivery where lane like 'fax:%'");
            }
        });
    }

    @Test
    void shouldEndWhatNobodyWritesToOnceItIsTooOldAndShowTheRest() throws Exception {
        plan("fax:old", "4 days", 3);
        plan("fax:young", "1 hour", 2);
        plan("fax:new", "1 minute", 5);

        reconcile.round();

        assertThat(stuck())
                .extracting(Stuck::source, Stuck::why, Stuck::notices)
                .containsExactly(tuple("young", "no-sender", 2L));
        assertThat(states("fax:old")).isEqualTo("DEAD no-sender 3");
        assertThat(states("fax:young")).isEqualTo("PENDING - 2");
    }

    @Test
    void shouldFindEveryQueueOfALane() throws Exception {
        plan("fax:many", "1 hour", 2_000);
        Transactions.run(database, transaction -> {
            try (Statement update = transaction.createStatement()) {
                return update.executeUpdate(
                        "update delivery set share = 'agency-' || (case_version % 7), urgency = case_version % 3 where lane = 'fax:many'");
            }
        });

        assertThat(stuck()).extracting(Stuck::notices).containsExactly(2_000L);
    }

    private List<Stuck> stuck() throws Exception {
        return find.now().stream().filter(lane -> lane.channel().equals("fax")).toList();
    }

    private void plan(String lane, String age, int notices) throws Exception {
        Transactions.run(database, transaction -> {
            try (Statement insert = transaction.createStatement()) {
                return insert.executeUpdate("""
                        insert into delivery (notice_id, lane, endpoint, one_at_a_time, case_id, case_version, message_id, notice,
                            event_id, facts, state, due_at, planned_at)
                        select gen_random_uuid(), '%1$s', '%1$s', false, gen_random_uuid(), n, gen_random_uuid(),
                            'acknowledgement', 'event', '{}', 'PENDING', planned, planned
                        from (select now() - interval '%2$s' as planned) t, generate_series(1, %3$d) n""".formatted(lane, age, notices));
            }
        });
    }

    private String states(String lane) throws Exception {
        return Transactions.run(database, transaction -> {
            try (Statement select = transaction.createStatement();
                    ResultSet row = select.executeQuery("select state || ' ' || coalesce(fault, '-') || ' ' || count(*)"
                            + " from delivery where lane = '" + lane + "' group by state, fault")) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
