package otklik.routing.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import otklik.contracts.Samples;
import otklik.contracts.Samples.Sample;
import otklik.contracts.Streams;
import otklik.contracts.TaggedEvent;
import otklik.eventing.Envelope;
import otklik.eventing.EventJson;

class SamplesOfTaggedTest {

    static List<Sample> samples() {
        return Samples.of(Streams.MESSAGES_TAGGED);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldOpenACaseForEverySampleOfTheStream(Sample sample) throws Exception {
        try (HandlerRig rig = new HandlerRig()) {
            rig.handle(List.of(envelope(sample)));

            assertThat(rig.count("select count(*) from cases")).isEqualTo(1);
            assertThat(rig.published()).hasSize(1);
        }
    }

    private static Envelope<TaggedEvent> envelope(Sample sample) throws IOException {
        TaggedEvent event = EventJson.mapper()
                .readValue(sample.json(), Streams.MESSAGES_TAGGED.events().get(sample.type()));
        return new Envelope<>(
                Streams.MESSAGES_TAGGED.name(),
                event.message().conversation(),
                "0198-sample",
                sample.type(),
                Instant.parse("2026-03-01T10:00:01Z"),
                null,
                null,
                event);
    }
}
