package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;

/**
 * What the relay publishes, from memory and from the table. Which it was is told by rows that are changed in the transaction that wrote
 * them: what is in memory knows nothing of that.
 */
class OutboxRelayTest {
    private static final String MARK = "update outbox set headers = headers || 'read:yes' || chr(10)";

    private Relays relays;

    @BeforeEach
    void open() throws Exception {
        relays = new Relays();
    }

    @AfterEach
    void close() throws Exception {
        relays.close();
    }

    @Test
    void shouldPublishTheSameBytesAndHeadersWhetherHandedOverOrRead() throws Exception {
        Outbox own = relays.owner();
        Outbox foreign = relays.outbox();
        List<Encoded> events = List.of(
                event("plain", "{}".getBytes(StandardCharsets.UTF_8)),
                event("ключ: \ud800", everyByte()),
                new Encoded(List.of(relays.topic(), relays.topic()), "two copies", Map.of("ce_id", ""), new byte[] {0}),
                new Encoded(List.of(relays.topic()), "no value", Map.of(), new byte[0]),
                letter());

        try (Connection transaction = relays.transaction()) {
            for (Encoded event : events) {
                own.appendEncoded(transaction, List.of(event));
                relays.execute(
                        transaction,
                        "update outbox set headers = 'read:yes', key = 'read', payload = 'read'"
                                + " where id = (select max(id) from outbox)");
                foreign.appendEncoded(transaction, List.of(event));
            }
            transaction.commit();
        }
        own.signal();

        List<String> handedOver = new ArrayList<>();
        List<String> read = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> published = relays.published(2 * events.size() + 2);
        int at = 0;
        for (Encoded event : events) {
            for (List<String> way : List.of(handedOver, read)) {
                for (int copy = 0; copy < event.topics().size(); copy++) {
                    way.add(Relays.written(published.get(at++)));
                }
            }
        }
        assertThat(handedOver).isEqualTo(read);
        assertThat(handedOver.getFirst())
                .contains("plain")
                .contains("ce_id=plain")
                .contains("{}");
        assertThat(published.getLast().value()).isEqualTo(events.getLast().payload());
    }

    @Test
    void shouldNotReadWhatItHas() throws Exception {
        Outbox own = relays.owner();

        try (Connection transaction = relays.transaction()) {
            own.appendEncoded(transaction, events("a", "b", "c"));
            relays.execute(transaction, MARK);
            transaction.commit();
        }
        own.signal();

        assertThat(relays.publishedKeys(3)).containsExactly("a", "b", "c");
    }

    @Test
    void shouldPublishRowsOfOthersInTheOrderOfIdsAmongItsOwn() throws Exception {
        Outbox own = relays.owner();
        Outbox foreign = relays.outbox();

        try (Connection transaction = relays.transaction()) {
            own.appendEncoded(transaction, events("1"));
            foreign.appendEncoded(transaction, events("2", "3"));
            own.appendEncoded(transaction, events("4"));
            relays.execute(
                    transaction,
                    "insert into outbox (topics, key, headers, payload) values ('" + relays.topic()
                            + "', '5', '', 'x')");
            own.appendEncoded(transaction, events("6", "7"));
            relays.execute(transaction, MARK);
            transaction.commit();
        }
        own.signal();

        assertThat(relays.publishedKeys(7)).containsExactly("1", "2 read", "3 read", "4", "5 read", "6", "7");
    }

    @Test
    void shouldNeverPublishWhatWasRolledBack() throws Exception {
        Outbox own = relays.owner();

        try (Connection transaction = relays.transaction()) {
            own.appendEncoded(transaction, events("never 1", "never 2"));
            transaction.rollback();
            own.appendEncoded(transaction, events("a"));
            Savepoint savepoint = transaction.setSavepoint();
            own.appendEncoded(transaction, events("never 3"));
            transaction.rollback(savepoint);
            own.appendEncoded(transaction, events("b"));
            transaction.commit();
        }
        own.signal();
        relays.awaitEmptyTable();
        Transactions.run(relays.pool(), transaction -> {
            own.appendEncoded(transaction, events("the last"));
            return true;
        });
        own.signal();

        assertThat(relays.publishedKeys(3)).containsExactly("a", "b", "the last");
    }

    @Test
    void shouldReadWhatWasForgottenForWantOfRoom() throws Exception {
        Outbox own = relays.owner();
        int size = 600 * 1024;
        int room = (int) (Handover.MOST_BYTES / (size + Handover.BESIDE_PAYLOAD));
        byte[] payload = new byte[size];
        new Random(1).nextBytes(payload);
        List<Encoded> events = IntStream.range(0, room + 3)
                .mapToObj(i -> event("e" + i, payload))
                .toList();

        try (Connection transaction = relays.transaction()) {
            own.appendEncoded(transaction, events);
            relays.execute(transaction, MARK);
            transaction.commit();
        }
        own.signal();

        assertThat(relays.publishedKeys(room + 3))
                .containsExactlyElementsOf(IntStream.range(0, room + 3)
                        .mapToObj(i -> "e" + i + (i < 3 ? " read" : ""))
                        .toList());
    }

    @Test
    void shouldBeginEachSessionWithNothing() throws Exception {
        Outbox own = relays.owner();

        try (Connection transaction = relays.transaction()) {
            own.appendEncoded(transaction, events("of the last session"));
            relays.execute(transaction, MARK);
            relays.endSession(own);
            own.appendEncoded(transaction, events("of this session"));
            transaction.commit();
        }
        own.signal();

        assertThat(relays.publishedKeys(2)).containsExactly("of the last session read", "of this session");
    }

    @Test
    void shouldKeepNothingWhileAnotherInstancePublishes() throws Exception {
        relays.owner();
        Outbox other = relays.standingBy();

        try (Connection transaction = relays.transaction()) {
            other.appendEncoded(transaction, events("while standing by"));
            relays.execute(transaction, MARK);
            relays.endOwner();
            relays.awaitOwner();
            other.appendEncoded(transaction, events("as the owner"));
            transaction.commit();
        }
        other.signal();

        assertThat(relays.publishedKeys(2)).containsExactly("while standing by read", "as the owner");
    }

    @Test
    void shouldKeepNothingOnceItDoesNotPublishAnyMore() throws SQLException {
        Outbox outbox = relays.outbox();
        Handover handover = outbox.handOver();
        append(outbox, "kept");
        outbox.keepNothing();
        append(outbox, "not kept");

        assertThat(handover.take(relays.ids()).values())
                .extracting(Encoded::key)
                .containsExactly("kept");
    }

    private void append(Outbox outbox, String key) throws SQLException {
        Transactions.run(relays.pool(), transaction -> {
            outbox.appendEncoded(transaction, events(key));
            return true;
        });
    }

    private List<Encoded> events(String... keys) {
        return List.of(keys).stream().map(key -> event(key, new byte[] {1})).toList();
    }

    private Encoded event(String key, byte[] payload) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_id", key);
        headers.put("ce_source", "/otklik/тест: \u2028x");
        headers.put("ce_empty", "");
        return new Encoded(List.of(relays.topic()), key, headers, payload);
    }

    private Encoded letter() throws GeneralSecurityException {
        var keys = SealKeys.generate().getPublicKeysetHandle();
        Encoded letter = new DeadLetters("routing", "test", new Sealer(keys, Clock.systemUTC()), Clock.systemUTC())
                .letter(new ConsumerRecord<>("messages.tagged", 0, 5, new byte[] {1}, everyByte()), "a reason", 2);
        return new Encoded(List.of(relays.topic()), letter.key(), letter.headers(), letter.payload());
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
