package otklik.routing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.GivenClock;

class SealAuditTest {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static AuditRig rig;
    private SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private SealAudit seal;

    @BeforeAll
    static void open() throws SQLException {
        rig = new AuditRig();
    }

    @BeforeEach
    void begin() throws SQLException {
        rig.clear();
        seal = rig.seal(new Settings(100), new GivenClock(() -> now), registry);
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldSignWhenTheTimeHasCome() throws SQLException {
        rig.write(3);
        seal.step();
        assertThat(checkpoints()).isZero();

        now = now.plus(EVERY);
        seal.step();

        assertThat(checkpoints()).isEqualTo(1);
        assertThat(rig.verify().faults()).isEmpty();
    }

    @Test
    void shouldSignBeforeItsTimeWhenThereAreManyEntries() throws SQLException {
        rig.write(100);

        seal.step();

        assertThat(checkpoints()).isEqualTo(1);
    }

    @Test
    void shouldSignNothingWhenNothingHappened() throws SQLException {
        rig.write(1);
        seal.step();
        seal.checkpoint();

        now = now.plus(EVERY);
        seal.step();

        assertThat(checkpoints()).isEqualTo(1);
    }

    @Test
    void shouldNotSignAChainThatWasMadeAnew() throws SQLException {
        rig.write(5);
        seal.step();
        seal.checkpoint();
        rig.tamper("update audit_entry set actor = 'boris'");
        rig.relink();
        rig.restart();
        registry = new SimpleMeterRegistry();
        seal = rig.seal(new Settings(100), new GivenClock(() -> now), registry);
        rig.write(1);

        now = now.plus(EVERY);
        seal.step();

        assertThat(checkpoints()).isEqualTo(1);
        assertThat(gauge("otklik.audit.broken")).isPositive();
    }

    @Test
    void shouldNotSignOverCheckpointsThatAreGone() throws SQLException {
        rig.write(5);
        seal.step();
        seal.checkpoint();
        rig.tamper("delete from audit_checkpoint");
        rig.write(1);

        now = now.plus(EVERY);
        seal.step();

        assertThat(checkpoints()).isZero();
        assertThat(gauge("otklik.audit.broken")).isEqualTo(1);
    }

    @Test
    void shouldShowTheLagWhenAChainIsNotContinued() throws SQLException {
        rig.write(5);
        seal.step();
        assertThat(gauge("otklik.audit.lag.seconds")).isZero();
        rig.tamper("delete from audit_link where sequence = 5");

        now = now.plusSeconds(90);
        seal.step();

        assertThat(gauge("otklik.audit.lag.seconds")).isEqualTo(90);
    }

    private long checkpoints() throws SQLException {
        return rig.count("select count(*) from audit_checkpoint");
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private record Settings(int checkpointEntries) implements AuditSettings {
        @Override
        public Duration linkEvery() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration checkpointEvery() {
            return EVERY;
        }
    }
}
