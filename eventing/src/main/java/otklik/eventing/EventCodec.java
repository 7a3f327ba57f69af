package otklik.eventing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Event;
import otklik.contracts.Stream;

/** CloudEvents 1.0, Kafka protocol binding in binary mode: attributes in headers, JSON in the value. Thread-safe. */
public final class EventCodec {
    private static final byte[] NO_VALUE = {};

    private final String source;
    private final Clock clock;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    /** @param source {@code ce_source} of what this process publishes, for example {@code /otklik/ingest-service/0} */
    public EventCodec(String source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Encoded encode(Outgoing<?> out) {
        if (out.isGone()) {
            return new Encoded(out.topics(), out.key(), Map.of(), NO_VALUE);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        attributes(out, headers::put);
        return new Encoded(out.topics(), out.key(), headers, payload(out));
    }

    /** As {@link #encode} and {@link #records(Encoded)}, in one go. */
    List<ProducerRecord<byte[], byte[]>> records(Outgoing<?> out) {
        if (out.isGone()) {
            return records(encode(out));
        }
        Headers headers = new RecordHeaders();
        attributes(out, (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        byte[] key = out.key().getBytes(StandardCharsets.UTF_8);
        byte[] payload = payload(out);
        List<ProducerRecord<byte[], byte[]>> copies =
                new ArrayList<>(out.topics().size());
        for (String topic : out.topics()) {
            copies.add(new ProducerRecord<>(topic, null, null, key, payload, headers));
        }
        return copies;
    }

    private void attributes(Outgoing<?> out, BiConsumer<String, String> to) {
        to.accept("ce_specversion", "1.0");
        to.accept("ce_id", out.id());
        to.accept("ce_type", out.stream().typeOf(out.event()));
        to.accept("ce_source", source);
        to.accept("ce_time", InstantText.of(clock.instant()));
        to.accept("ce_subject", out.subject());
        to.accept("content-type", "application/json");
        if (out.causationId() != null) {
            to.accept("ce_causationid", out.causationId());
        }
        if (out.traceparent() != null) {
            to.accept("ce_traceparent", out.traceparent());
        }
    }

    private static byte[] payload(Outgoing<?> out) {
        try {
            return EventJson.mapper().writeValueAsBytes(out.event());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + out.id() + " has no JSON form", e);
        }
    }

    static List<ProducerRecord<byte[], byte[]>> records(Encoded encoded) {
        byte[] key = encoded.key().getBytes(StandardCharsets.UTF_8);
        return encoded.topics().stream()
                .map(topic -> {
                    byte[] payload = encoded.payload().length == 0 ? null : encoded.payload();
                    var copy = new ProducerRecord<byte[], byte[]>(topic, key, payload);
                    encoded.headers()
                            .forEach((name, value) -> copy.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                    return copy;
                })
                .toList();
    }

    /**
     * @throws Unreadable when the record is no CloudEvent of this stream, with a reason that quotes nothing of the content
     */
    <E extends Event> Envelope<E> decode(ConsumerRecord<byte[], byte[]> got, Stream<E> stream) throws Unreadable {
        String type = required(got, "ce_type");
        Class<? extends E> shape = stream.events().get(type);
        if (shape == null) {
            throw new Unreadable(Unreadable.Fault.UNKNOWN_TYPE, "unknown event type " + printable(type));
        }
        byte[] value = got.value();
        if (value == null) {
            throw new Unreadable(Unreadable.Fault.MALFORMED, "the record has no value");
        }
        E event = read(value, shape);
        String id = required(got, "ce_id");
        byte[] key = got.key();
        return new Envelope<>(
                got.topic(),
                key == null ? id : new String(key, StandardCharsets.UTF_8),
                id,
                type,
                time(required(got, "ce_time")),
                header(got, "ce_causationid"),
                header(got, "ce_traceparent"),
                event);
    }

    private <T> T read(byte[] value, Class<T> shape) throws Unreadable {
        try {
            T event = readers.computeIfAbsent(shape, EventJson.mapper()::readerFor)
                    .readValue(value);
            if (event == null) {
                throw new Unreadable(Unreadable.Fault.MALFORMED, "the JSON is null");
            }
            return event;
        } catch (JsonMappingException e) {
            throw new Unreadable(Unreadable.Fault.MALFORMED, "the JSON does not fit at " + path(e));
        } catch (JsonProcessingException e) {
            throw new Unreadable(
                    Unreadable.Fault.MALFORMED,
                    "not JSON at byte " + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw new Unreadable(Unreadable.Fault.MALFORMED, "not JSON");
        }
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder("$");
        for (var step : e.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return path.toString();
    }

    private static Instant time(String text) throws Unreadable {
        try {
            return InstantText.parse(text);
        } catch (DateTimeParseException e) {
            throw new Unreadable(Unreadable.Fault.MALFORMED, "ce_time is no RFC 3339 instant");
        }
    }

    private static String required(ConsumerRecord<byte[], byte[]> got, String name) throws Unreadable {
        String value = header(got, name);
        if (value == null) {
            throw new Unreadable(Unreadable.Fault.MALFORMED, "the header " + name + " is missing");
        }
        return value;
    }

    static @Nullable String header(ConsumerRecord<byte[], byte[]> got, String name) {
        Header header = got.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String printable(String type) {
        return type.length() <= 100 && type.chars().allMatch(c -> c > 32 && c < 127) ? type : "(unprintable)";
    }
}
