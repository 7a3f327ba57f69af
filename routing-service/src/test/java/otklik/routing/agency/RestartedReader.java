package otklik.routing.agency;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import otklik.contracts.AgencyAction;
import otklik.contracts.CaseSnapshot;
import otklik.contracts.Streams;
import otklik.eventing.DatabaseConsumer;
import otklik.eventing.Eventing;
import otklik.eventing.KafkaSettings;
import otklik.eventing.Transactions;
import otklik.eventing.seal.SealKeys;
import otklik.routing.desk.Desks;
import otklik.routing.fixture.AgencySystem;
import otklik.routing.fixture.Tagged;
import otklik.routing.opening.HandlerRig;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** A reader of one agency's actions with a database of its own, stopped and started at will. */
final class RestartedReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final HandlerRig rig = new HandlerRig();
    private final CaseSnapshot opened;
    private final String name;

    /** @param name of the consumer and of the message: of one test alone */
    RestartedReader(String name) throws Exception {
        OtklikResources resources = new OtklikResources();
        resources.init(Map.of("service", "routing"));
        resources.start();
        this.name = name;
        rig.handle(Tagged.message(name).about("health"));
        this.opened = rig.published().getFirst().event().snapshot();
    }

    String reference() {
        return opened.reference();
    }

    AgencySystem agency() {
        return new AgencySystem(executor());
    }

    private String executor() {
        return String.valueOf(opened.executor());
    }

    Eventing start() throws Exception {
        return start(handler -> handler);
    }

    Eventing start(UnaryOperator<DatabaseConsumer.Handler<AgencyAction>> faulty) throws Exception {
        var registry = new SimpleMeterRegistry();
        Eventing eventing = new Eventing(
                name,
                "0",
                "test",
                KafkaSettings.of(OtklikResources.bootstrapServers()),
                SealKeys.generate().getPublicKeysetHandle(),
                Clock.systemUTC(),
                registry);
        var pool = rig.databases.pool();
        var outbox = eventing.outbox(pool);
        eventing.readIntoDatabase(
                Streams.AGENCY_ACTIONS,
                List.of(executor()),
                pool,
                outbox,
                faulty.apply(new AgencyActions(
                        Desks.agencyDesk(pool, outbox, registry), outbox, Clock.systemUTC(), registry)),
                Refusals::of);
        eventing.start();
        return eventing;
    }

    void awaitVersion(int version) {
        Eventually.within(PATIENCE, "version " + version, () -> count("select version from cases") >= version);
    }

    void awaitPosition(long next) {
        Eventually.within(PATIENCE, "position " + next, () -> position() >= next);
    }

    long position() {
        return count("select coalesce(max(next), 0) from consumer_offset");
    }

    /** As when the positions were restored from an older backup than the cases; and a coordinator gave the case anew since. */
    void loseThePositionAndAssignAnew() throws SQLException {
        Transactions.run(rig.databases.pool(), transaction -> {
            update(transaction, "update consumer_offset set next = 0");
            update(transaction, "update cases set status = 'assigned', accepted_at = null, version = version + 1");
            return true;
        });
    }

    private static void update(Connection transaction, String sql) throws SQLException {
        try (var update = transaction.prepareStatement(sql)) {
            update.executeUpdate();
        }
    }

    long count(String query) {
        try {
            return rig.count(query);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        rig.close();
    }
}
