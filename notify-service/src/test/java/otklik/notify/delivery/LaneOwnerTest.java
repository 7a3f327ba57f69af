package otklik.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.Transactions;
import otklik.notify.Backings;

/** Two replicas and one lane. Time is told, not waited for. */
@QuarkusTest
@QuarkusTestResource(Backings.class)
class LaneOwnerTest {
    private static final long HANDOVER = LaneOwner.HANDOVER.toNanos();

    @Inject
    DataSource database;

    private final String lane = "telegram:" + UUID.randomUUID();
    private LaneOwner first;
    private LaneOwner second;

    @BeforeEach
    void want() {
        first = new LaneOwner(database);
        second = new LaneOwner(database);
        first.want(lane);
        second.want(lane);
    }

    @AfterEach
    void close() throws SQLException {
        first.close();
        second.close();
    }

    @Test
    void shouldHaveOneOwnerAndNoOtherHoweverOftenBothAsk() throws SQLException {
        first.ask(() -> 0);
        second.ask(() -> 0);
        first.ask(() -> HANDOVER);
        second.ask(() -> HANDOVER);

        assertThat(first.holds(lane, HANDOVER)).isTrue();
        assertThat(second.holds(lane, HANDOVER)).isFalse();
    }

    @Test
    void shouldWaitUntilWhoHadItHasStopped() throws SQLException {
        first.ask(() -> 0);
        first.ask(() -> HANDOVER);
        first.close();

        second.ask(() -> HANDOVER);

        assertThat(first.holds(lane, HANDOVER)).isFalse();
        assertThat(second.holds(lane, HANDOVER)).isFalse();
        second.ask(() -> 2 * HANDOVER);
        assertThat(second.holds(lane, 2 * HANDOVER)).isTrue();
    }

    @Test
    void shouldOwnNothingWhenNothingWasHeardForAWhile() throws SQLException {
        first.ask(() -> 0);
        first.ask(() -> HANDOVER);

        assertThat(first.holds(lane, HANDOVER + LaneOwner.TRUST.toNanos())).isTrue();
        assertThat(first.holds(lane, HANDOVER + LaneOwner.TRUST.toNanos() + 1)).isFalse();
        assertThat(LaneOwner.TRUST.plus(Duration.ofSeconds(2))).isLessThan(LaneOwner.HANDOVER);
    }

    @Test
    void shouldOwnNothingAtOnceWhenItsSessionEnds() throws SQLException {
        first.ask(() -> 0);
        first.ask(() -> HANDOVER);

        endSessions();

        assertThatThrownBy(() -> first.ask(() -> HANDOVER)).isInstanceOf(SQLException.class);
        assertThat(first.holds(lane, HANDOVER)).isFalse();
    }

    /** As when PostgreSQL restarts. */
    private void endSessions() throws SQLException {
        Transactions.run(database, transaction -> {
            try (PreparedStatement end = transaction.prepareStatement("""
                    select pg_terminate_backend(pid, 10000) from pg_locks
                    where locktype = 'advisory' and objid = (hashtext(?)::bigint & 4294967295)::oid""")) {
                end.setString(1, lane);
                return end.execute();
            }
        });
    }
}
