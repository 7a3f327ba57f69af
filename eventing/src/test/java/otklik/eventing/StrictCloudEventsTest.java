package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.contracts.CloudEventHeaders;
import otklik.contracts.Event;
import otklik.contracts.Samples;
import otklik.contracts.Samples.Sample;
import otklik.contracts.Stream;
import otklik.contracts.Streams;

/** What our codec writes is read by the CloudEvents project's own SDK, which refuses what is not in the specification. */
class StrictCloudEventsTest {
    /** A golden sample on one of the streams that carry its type. */
    record Published(Stream<?> stream, Sample sample) {}

    static final List<Published> EVERYTHING = Streams.ALL.stream()
            .flatMap(stream -> Samples.of(stream).stream().map(sample -> new Published(stream, sample)))
            .toList();

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final EventCodec codec = new EventCodec("/otklik/routing-service/0", Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @FieldSource("EVERYTHING")
    void shouldBeReadByAStrictSdk(Published published) throws Exception {
        ProducerRecord<byte[], byte[]> sent = write(published.stream(), published.sample());

        CloudEvent read = read(sent);

        assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(read.getId()).isEqualTo("event-1");
        assertThat(read.getType()).isEqualTo(published.sample().type());
        assertThat(read.getSource()).isEqualTo(URI.create("/otklik/routing-service/0"));
        assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(NOW);
        assertThat(read.getSubject()).isEqualTo("предмет-1");
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(read.getExtension("causationid")).isEqualTo("event-0");
        assertThat(read.getExtension("traceparent")).asString().startsWith(TRACE.substring(0, 36));
        assertThat(read.getExtensionNames()).containsExactlyInAnyOrder("causationid", "traceparent");
        assertThat(EventJson.mapper()
                        .readTree(Objects.requireNonNull(read.getData()).toBytes()))
                .isEqualTo(EventJson.mapper().readTree(published.sample().json()));
    }

    @ParameterizedTest
    @FieldSource("EVERYTHING")
    void shouldHaveThePublishedHeadersAndNoOthers(Published published) throws Exception {
        List<String> names = new ArrayList<>();
        write(published.stream(), published.sample()).headers().forEach(header -> names.add(header.key()));

        List<String> expected = new ArrayList<>(CloudEventHeaders.REQUIRED);
        expected.add(CloudEventHeaders.CAUSATION_ID);
        expected.add(CloudEventHeaders.TRACE_PARENT);
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The SDK is strict indeed: without this the tests above would prove little. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                CloudEventHeaders.SPEC_VERSION,
                CloudEventHeaders.ID,
                CloudEventHeaders.TYPE,
                CloudEventHeaders.SOURCE
            })
    void shouldBeRefusedWithoutWhatTheSpecificationDemands(String header) throws Exception {
        var sent = write(Streams.CONTACTS, Samples.full("otklik.contact.given.v1"));
        sent.headers().remove(header);

        assertThatThrownBy(() -> read(sent)).isInstanceOf(RuntimeException.class);
    }

    private <E extends Event> ProducerRecord<byte[], byte[]> write(Stream<E> stream, Sample sample) throws Exception {
        Class<? extends E> shape = Objects.requireNonNull(stream.events().get(sample.type()));
        E event = EventJson.mapper().readValue(sample.json(), shape);
        var out = new Outgoing<>(
                stream, List.of(stream.name()), "key-1", "event-1", "предмет-1", "event-0", TRACE, event);
        return codec.records(out).getFirst();
    }

    private static CloudEvent read(ProducerRecord<byte[], byte[]> sent) {
        try (var sdk = new CloudEventDeserializer()) {
            assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("key-1");
            return sdk.deserialize(sent.topic(), sent.headers(), sent.value());
        }
    }
}
