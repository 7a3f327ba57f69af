package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import otklik.contracts.ContactEvent;
import otklik.contracts.ContactEvent.ContactGiven;
import otklik.contracts.Streams;

class EventCodecTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final EventCodec codec = new EventCodec("/otklik/ingest-service/0", Clock.fixed(NOW, ZoneOffset.UTC));
    private final ContactGiven given = new ContactGiven("c-1", "telegram", "region", "v1.a.b", NOW, null, null);

    @Test
    void shouldReadBackWhatItWrote() throws Exception {
        var out = Outgoing.<ContactEvent>to(Streams.CONTACTS, "c-1", "e-1", "c-1", given)
                .traced(null);

        Envelope<ContactEvent> read = codec.decode(consumed(codec.encode(out)), Streams.CONTACTS);

        assertThat(read.event()).isEqualTo(given);
        assertThat(read.id()).isEqualTo("e-1");
        assertThat(read.key()).isEqualTo("c-1");
        assertThat(read.time()).isEqualTo(NOW);
        assertThat(read.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void shouldIgnoreFieldsOfALaterVersion() throws Exception {
        var record = record("otklik.contact.given.v1", """
                {"contactId":"c-1","channel":"telegram","source":"region","sealedAddress":"v1.a.b",
                 "givenAt":"2026-03-01T10:00:00Z","colour":"green"}""");

        assertThat(codec.decode(record, Streams.CONTACTS).event()).isEqualTo(given);
    }

    @Test
    void shouldSayWhereJsonDoesNotFitWithoutQuotingIt() {
        var record = record("otklik.contact.given.v1", "{\"contactId\":\"c-1\",\"givenAt\":\"секрет 89120000000\"}");

        assertThatThrownBy(() -> codec.decode(record, Streams.CONTACTS))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("$.givenAt")
                .hasMessageNotContaining("89120000000");
    }

    @Test
    void shouldTellAnUnknownTypeFromMalformedJson() {
        assertThatThrownBy(() -> codec.decode(record("otklik.contact.lost.v9", "{}"), Streams.CONTACTS))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.fault).isEqualTo(Unreadable.Fault.UNKNOWN_TYPE));
        assertThatThrownBy(() -> codec.decode(record("otklik.contact.given.v1", "{oops"), Streams.CONTACTS))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.fault).isEqualTo(Unreadable.Fault.MALFORMED));
    }

    @Test
    void shouldKeepHeadersThroughAnOutboxRow() {
        Encoded encoded = codec.encode(Outgoing.<ContactEvent>to(Streams.CONTACTS, "c-1", "e-1", "c-1", given)
                .traced(null));
        StringBuilder lines = new StringBuilder();
        encoded.headers()
                .forEach((name, value) ->
                        lines.append(name).append(':').append(value).append('\n'));

        Encoded row = Outbox.row("contacts", "c-1", lines.toString(), encoded.payload());

        assertThat(row.headers()).isEqualTo(encoded.headers());
    }

    private static ConsumerRecord<byte[], byte[]> consumed(Encoded encoded) {
        ProducerRecord<byte[], byte[]> sent = EventCodec.records(encoded).getFirst();
        var got = new ConsumerRecord<>(sent.topic(), 0, 0L, sent.key(), sent.value());
        sent.headers().forEach(got.headers()::add);
        return got;
    }

    private static ConsumerRecord<byte[], byte[]> record(String type, String json) {
        var got = new ConsumerRecord<>("contacts", 0, 0L, bytes("c-1"), bytes(json));
        got.headers().add("ce_id", bytes("e-1"));
        got.headers().add("ce_type", bytes(type));
        got.headers().add("ce_time", bytes(NOW.toString()));
        return got;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
