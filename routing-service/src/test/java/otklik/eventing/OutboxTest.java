package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Databases;

/** Rows of the outbox on a real table. */
class OutboxTest {
    private static Databases databases;
    private final Outbox outbox = new Outbox(new EventCodec("otklik/test", Clock.systemUTC()));

    @BeforeAll
    static void start() throws SQLException {
        databases = new Databases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        databases.clear();
    }

    @Test
    void shouldKeepEventsInTheirOrderByteForByteHoweverManyAndLong() throws SQLException {
        List<Encoded> events = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            events.add(event("ключ " + i, "П".repeat(i % 7 * 400).getBytes(StandardCharsets.UTF_8)));
        }
        events.add(event("every byte", everyByte()));

        Transactions.run(databases.pool(), transaction -> append(transaction, events));

        assertThat(kept().stream().map(OutboxTest::written))
                .containsExactlyElementsOf(
                        events.stream().map(OutboxTest::written).toList());
    }

    @Test
    void shouldLeaveNothingOfWhatIsRefusedAndTheConnectionFitForMore() throws SQLException {
        List<Encoded> events =
                List.of(event("good", new byte[] {1}), event("text with a zero \0 byte", new byte[] {2}));

        assertThatThrownBy(() -> Transactions.run(databases.pool(), transaction -> append(transaction, events)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22021"));

        assertThat(kept()).isEmpty();
        Transactions.run(databases.pool(), transaction -> append(transaction, events.subList(0, 1)));
        assertThat(kept()).hasSize(1);
    }

    @Test
    void shouldTakeBackWhatHasNoEnd() throws SQLException {
        Transactions.run(databases.pool(), transaction -> {
            try (BinaryCopy rows = new BinaryCopy(transaction, "outbox (topics, key, headers, payload)", 4)) {
                byte[] some = {65};
                rows.row(some, some, some, some);
                assertThatThrownBy(() -> rows.row(some)).isInstanceOf(IllegalArgumentException.class);
            }
            transaction.rollback();
            return true;
        });

        assertThat(kept()).isEmpty();
    }

    private boolean append(Connection transaction, List<Encoded> events) throws SQLException {
        outbox.appendEncoded(transaction, events);
        return true;
    }

    private static Encoded event(String key, byte[] payload) {
        return new Encoded(List.of("cases.events", "agency.минстрой.cases"), key, Map.of("ce_id", key), payload);
    }

    /** All of it as one text, a character a byte of the payload. */
    private static String written(Encoded event) {
        return event.topics() + " " + event.key() + " " + event.headers() + " "
                + new String(event.payload(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static List<Encoded> kept() throws SQLException {
        return Transactions.run(databases.pool(), transaction -> {
            List<Encoded> kept = new ArrayList<>();
            try (var select = transaction.prepareStatement(
                            "select topics, key, headers, payload from outbox order by id");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(Outbox.row(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4)));
                }
            }
            return kept;
        });
    }
}
