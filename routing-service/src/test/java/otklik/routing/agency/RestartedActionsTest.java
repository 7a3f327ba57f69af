package otklik.routing.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import otklik.contracts.AgencyAction;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Envelope;
import otklik.routing.fixture.AgencySystem;
import otklik.routing.fixture.AgencySystem.Action;

/** Each action has its effect once, whatever is stopped in between. */
class RestartedActionsTest {

    @Test
    void shouldGoOnAfterARestartWhereItStopped() throws Exception {
        try (var reader = new RestartedReader("restarted-1")) {
            AgencySystem agency = reader.agency();
            Action accept = accept(reader);
            try (var first = reader.start()) {
                agency.send(accept);
                reader.awaitVersion(2);
            }
            agency.send(accept, answer(reader));
            try (var second = reader.start()) {
                reader.awaitVersion(3);
            }

            assertThat(reader.count("select count(*) from timeline")).isEqualTo(3);
            assertThat(reader.count("select count(*) from timeline where event = 'accepted'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldChangeNothingWhenEverythingIsReadAgain() throws Exception {
        try (var reader = new RestartedReader("restarted-2")) {
            long read;
            try (var first = reader.start()) {
                reader.agency().send(accept(reader));
                reader.awaitVersion(2);
                read = reader.position();
            }
            reader.loseThePositionAndAssignAnew();
            try (var second = reader.start()) {
                reader.awaitPosition(read);
            }

            assertThat(reader.count("select version from cases")).isEqualTo(3);
            assertThat(reader.count("select count(*) from cases where status = 'assigned'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldDoAnActionOnceWhenTheDatabaseFailsBeforeTheCommit() throws Exception {
        try (var reader = new RestartedReader("restarted-3")) {
            AtomicInteger failures = new AtomicInteger();
            SQLException gone = new SQLException("the connection is gone", "08006");
            try (var started = reader.start(handler -> new FailingOnce(handler, failures, gone))) {
                reader.agency().send(accept(reader), answer(reader));
                reader.awaitVersion(3);
            }

            assertThat(failures).hasValue(1);
            assertThat(reader.count("select count(*) from timeline")).isEqualTo(3);
        }
    }

    @Test
    void shouldRefuseAnActionOnWhichOurOwnWorkFailsAndGoOn() throws Exception {
        try (var reader = new RestartedReader("restarted-4")) {
            AtomicInteger failures = new AtomicInteger();
            Action accept = accept(reader);
            SQLException constraint = new SQLException("the row says: Секрет", "23514");
            try (var started = reader.start(handler -> new FailingOnce(handler, failures, constraint))) {
                reader.agency().send(accept, answer(reader));
                reader.awaitVersion(2);
                reader.agency().awaitRefusal(accept.headers().getOrDefault("ce_id", ""), "failed");
            }

            assertThat(reader.count("select count(*) from timeline where event = 'accepted'"))
                    .isZero();
            assertThat(reader.count("select count(*) from timeline where event = 'answered'"))
                    .isEqualTo(1);
        }
    }

    /** Does the work, and fails before it is committed; on the first action of the case only. */
    private record FailingOnce(DatabaseConsumer.Handler<AgencyAction> real, AtomicInteger failures, SQLException fault)
            implements DatabaseConsumer.Handler<AgencyAction> {
        @Override
        public void handle(Connection transaction, List<Envelope<AgencyAction>> batch) throws SQLException {
            real.handle(transaction, batch);
            if (isOurs(transaction) && failures.compareAndSet(0, 1)) {
                throw fault;
            }
        }

        /** Actions of other tests are on the topic, too, and change nothing here. */
        private static boolean isOurs(Connection transaction) throws SQLException {
            try (var select = transaction.prepareStatement("select max(version) > 1 from cases");
                    var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }

        @Override
        public void committed() {
            real.committed();
        }

        @Override
        public boolean isOneByOne() {
            return real.isOneByOne();
        }
    }

    private static Action accept(RestartedReader reader) {
        return Action.of(AgencySystem.id(), "accept", Map.of("reference", reader.reference(), "actor", "i.ivanova"));
    }

    private static Action answer(RestartedReader reader) {
        return Action.of(
                AgencySystem.id(),
                "answer",
                Map.of("reference", reader.reference(), "actor", "i.ivanova", "text", "Врач принимает с 1 марта"));
    }
}
