package otklik.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.contracts.ConnectorRecord.ConnectorMessage;
import otklik.contracts.MessageEvent.MessageReceived;
import otklik.contracts.Samples;
import otklik.contracts.Samples.Sample;
import otklik.contracts.Streams;
import otklik.eventing.EventJson;
import otklik.ingest.message.MessageCheck;
import otklik.ingest.message.MessageJson;
import otklik.ingest.message.Pseudonyms;
import otklik.ingest.message.ReceiveMessage;
import otklik.ingest.message.Refused;
import otklik.ingest.message.Sender;

/** The published language: what connectors may send is taken, what comes of it is as its schema says. */
class SamplesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final MessageCheck check = new MessageCheck(Set.of("orsk"), Set.of("portal"), CLOCK);
    private final ReceiveMessage receive = new ReceiveMessage(new Pseudonyms(new byte[32]), CLOCK);

    static List<Sample> samples() {
        return Samples.of(Streams.CONNECTOR_MESSAGES);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldMakeAnEventByItsSchemaOfEverySample(Sample sample) throws IOException, Refused {
        var sent = check.check(EventJson.mapper().readValue(sample.json(), ConnectorMessage.class));
        var event = new MessageReceived(receive.message(Sender.connector("test", null), sent, null));

        String json = EventJson.mapper().writeValueAsString(event);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema("otklik.message.received.v1"), InputFormat.JSON)
                        .validate(json, InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadTheSameFromHttpAsFromTheTopic(Sample sample) throws IOException, Refused {
        byte[] body = sample.json();

        assertThat(new MessageJson().read(body, 0, body.length))
                .isEqualTo(EventJson.mapper().readValue(body, ConnectorMessage.class));
    }

    private static String schema(String type) throws IOException {
        try (InputStream in =
                SamplesTest.class.getClassLoader().getResourceAsStream("otklik/schemas/" + type + ".json")) {
            assertThat(in).isNotNull();
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        }
    }
}
