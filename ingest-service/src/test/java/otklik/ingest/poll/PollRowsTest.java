package otklik.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.ingest.key.ConnectorKeys;
import otklik.testkit.resource.OtklikResources;
import otklik.testkit.wait.Eventually;

/** Two replicas and one platform. */
@QuarkusTest
@QuarkusTestResource(value = OtklikResources.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
class PollRowsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LEASE = NOW.plus(Duration.ofMinutes(2));
    private static final byte[] SEEN = {1, 2, 3};

    @Inject
    DataSource database;

    @Inject
    ConnectorKeys keys;

    private final String connector = "c-" + UUID.randomUUID();
    private PollRows one;
    private PollRows other;

    @BeforeEach
    void awaitTables() {
        Eventually.within(Duration.ofSeconds(30), "the tables to be there", keys::known);
        one = new PollRows(database, "0");
        other = new PollRows(database, "1");
    }

    @Test
    void shouldBeAskedByOneAloneUntilItLetsGo() throws SQLException {
        assertThat(one.take(connector, "first", NOW, LEASE))
                .hasValueSatisfying(at -> assertThat(at.cursor()).isEqualTo("first"));
        assertThat(other.take(connector, "first", NOW, LEASE)).isEmpty();

        assertThat(one.move(connector, "first", "second", SEEN, NOW, NOW)).isTrue();

        assertThat(other.take(connector, "first", NOW, LEASE)).hasValueSatisfying(at -> {
            assertThat(at.cursor()).isEqualTo("second");
            assertThat(at.seen()).isEqualTo(SEEN);
        });
    }

    @Test
    void shouldNotBeAskedBeforeItIsDueWhoeverAsks() throws SQLException {
        one.take(connector, "", NOW, LEASE);
        one.move(connector, "", "7", SEEN, NOW, NOW.plusSeconds(60));

        assertThat(one.take(connector, "", NOW.plusSeconds(59), LEASE)).isEmpty();
        assertThat(other.take(connector, "", NOW.plusSeconds(59), LEASE)).isEmpty();
        assertThat(other.take(connector, "", NOW.plusSeconds(60), LEASE)).isPresent();
    }

    @Test
    void shouldGoToTheOtherWhenTheFirstDiedAndNotBeMovedByTheDead() throws SQLException {
        one.take(connector, "a", NOW, LEASE);

        assertThat(other.take(connector, "a", LEASE, LEASE.plusSeconds(60))).isPresent();

        assertThat(one.move(connector, "a", "b", SEEN, LEASE, LEASE)).isFalse();
        one.failed(connector, "too late", LEASE, LEASE.plusSeconds(600));
        assertThat(other.move(connector, "a", "c", SEEN, LEASE, LEASE)).isTrue();
        assertThat(one.find(connector)).hasValueSatisfying(standing -> {
            assertThat(standing.cursor()).isEqualTo("c");
            assertThat(standing.error()).isNull();
        });
    }

    @Test
    void shouldGoAtOnceToTheSameReplicaInItsNextLife() throws SQLException {
        one.take(connector, "a", NOW, LEASE);

        assertThat(new PollRows(database, "0").take(connector, "a", NOW, LEASE)).isPresent();
    }

    @Test
    void shouldNotBeMovedByTheFormerLifeOfTheSameReplica() throws SQLException {
        PollRows nextLife = new PollRows(database, "0");
        one.take(connector, "a", NOW, LEASE);
        nextLife.take(connector, "a", NOW, LEASE);
        nextLife.move(connector, "a", "b", SEEN, NOW, NOW);
        nextLife.take(connector, "a", NOW, LEASE);

        assertThat(one.move(connector, "a", "c", SEEN, NOW, NOW)).isFalse();

        assertThat(one.find(connector))
                .hasValueSatisfying(standing -> assertThat(standing.cursor()).isEqualTo("b"));
    }

    @Test
    void shouldStayWhereItIsWhenItFails() throws SQLException {
        one.take(connector, "a", NOW, LEASE);

        one.failed(connector, "HTTP 500", NOW, NOW.plusSeconds(4));

        assertThat(one.find(connector)).hasValueSatisfying(standing -> {
            assertThat(standing.cursor()).isEqualTo("a");
            assertThat(standing.error()).isEqualTo("HTTP 500");
            assertThat(standing.dueAt()).isEqualTo(NOW.plusSeconds(4));
        });
    }

    @Test
    void shouldBeginWhereAnAdminSaysWhateverIsOnItsWay() throws SQLException {
        one.take(connector, "a", NOW, LEASE);

        assertThat(other.rewind(connector, "0", NOW)).isTrue();

        assertThat(one.move(connector, "a", "b", SEEN, NOW, NOW)).isFalse();
        assertThat(one.take(connector, "a", NOW, LEASE)).hasValueSatisfying(at -> {
            assertThat(at.cursor()).isEqualTo("0");
            assertThat(at.seen()).isNull();
        });
        assertThat(one.rewind("c-unknown", "0", NOW)).isFalse();
    }
}
