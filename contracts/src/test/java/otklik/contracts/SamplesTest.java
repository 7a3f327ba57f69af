package otklik.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void shouldHaveAFullAndAMinimalSampleOfEveryType() {
        var types = Streams.ALL.stream()
                .flatMap(stream -> stream.events().keySet().stream())
                .collect(Collectors.toSet());

        assertThat(Samples.all())
                .hasSize(2 * types.size())
                .allSatisfy(sample -> assertThat(new String(sample.json(), StandardCharsets.UTF_8))
                        .startsWith("{"));
    }

    @Test
    void shouldListTheSamplesOfOneStream() {
        assertThat(Samples.of(Streams.CONTACTS))
                .containsExactly(Samples.full("otklik.contact.given.v1"), Samples.minimal("otklik.contact.given.v1"));
    }

    @Test
    void shouldNameTheSampleThatIsMissing() {
        assertThatThrownBy(() -> Samples.full("otklik.case.lost.v1").json())
                .hasMessage("no sample otklik/samples/otklik.case.lost.v1.json");
    }
}
