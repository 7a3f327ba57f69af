package otklik.eventing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import otklik.contracts.DerivedId;
import otklik.contracts.Stream;
import otklik.eventing.seal.Sealer;

/**
 * Makes dead letters: everything needed to understand a poison record and to replay it. The original key, headers and
 * bytes are sealed to the dead-letter key; the rest is plain and quotes nothing of the content.
 */
public final class DeadLetters implements Aside {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final String consumer;
    private final String codeVersion;
    private final Sealer sealer;
    private final Clock clock;
    private final UnaryOperator<String> deadTopic;

    /** @param sealer to the dead-letter key */
    public DeadLetters(String consumer, String codeVersion, Sealer sealer, Clock clock) {
        this(consumer, codeVersion, sealer, clock, topic -> topic + ".dead");
    }

    private DeadLetters(
            String consumer, String codeVersion, Sealer sealer, Clock clock, UnaryOperator<String> deadTopic) {
        this.consumer = consumer;
        this.codeVersion = codeVersion;
        this.sealer = sealer;
        this.clock = clock;
        this.deadTopic = deadTopic;
    }

    /** All of them among the dead letters of one stream: each says from which topic it is. */
    DeadLetters on(Stream<?> stream) {
        return new DeadLetters(consumer, codeVersion, sealer, clock, topic -> stream.deadLetters());
    }

    @Override
    public Encoded letter(ConsumerRecord<byte[], byte[]> poison, String reason, int attempts) {
        String id = DerivedId.of(
                "dead-letter",
                consumer,
                poison.topic(),
                poison.partition() + "",
                poison.offset() + "",
                poison.timestamp() + "");
        return letter(id, poison, reason, attempts);
    }

    /** A letter of what was refused before it could be sent to its stream. The same event makes the same letter. */
    Encoded letterOfUnsent(Encoded event, String eventId, String reason) {
        ProducerRecord<byte[], byte[]> unsent = EventCodec.records(event).getFirst();
        long place = UUID.fromString(DerivedId.of("unsent", eventId)).getMostSignificantBits() & Long.MAX_VALUE;
        ConsumerRecord<byte[], byte[]> poison =
                new ConsumerRecord<>(unsent.topic(), DeadLetter.UNSENT, place, unsent.key(), unsent.value());
        unsent.headers().forEach(poison.headers()::add);
        return letter(DerivedId.of("dead-letter", consumer, unsent.topic(), eventId), poison, reason, 1);
    }

    private Encoded letter(String id, ConsumerRecord<byte[], byte[]> poison, String reason, int attempts) {
        DeadLetter letter = new DeadLetter(
                poison.topic(),
                poison.partition(),
                poison.offset(),
                consumer,
                EventCodec.header(poison, "ce_type"),
                EventCodec.header(poison, "ce_id"),
                reason,
                attempts,
                codeVersion,
                clock.instant(),
                sealer.seal(DeadLetter.compress(json(original(poison)))));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", DeadLetter.TYPE);
        headers.put("ce_source", "/otklik/" + consumer);
        headers.put("ce_time", clock.instant().toString());
        headers.put("ce_subject", poison.topic() + "/" + poison.partition() + "/" + poison.offset());
        headers.put("content-type", "application/json");
        return new Encoded(List.of(deadTopic.apply(poison.topic())), id, headers, json(letter));
    }

    @Override
    public Encoded letterOfPoison(ConsumerRecord<byte[], byte[]> poison, Exception fault) {
        String reason = Faults.describe(fault);
        Trace.logged(
                EventCodec.header(poison, "ce_traceparent"),
                () -> LOG.warnf(
                        "consumer=%s stream=%s partition=%d offset=%d poison=%s",
                        consumer, poison.topic(), poison.partition(), poison.offset(), reason));
        return letter(poison, reason, 2);
    }

    private static DeadLetter.Original original(ConsumerRecord<byte[], byte[]> poison) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : poison.headers()) {
            headers.put(
                    header.key(),
                    header.value() == null ? "" : Base64.getEncoder().encodeToString(header.value()));
        }
        return new DeadLetter.Original(poison.key(), headers, poison.value());
    }

    private static byte[] json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dead letter always has a JSON form", e);
        }
    }
}
