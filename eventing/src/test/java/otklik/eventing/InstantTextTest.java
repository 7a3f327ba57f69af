package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1960-02-29T23:59:59.5Z",
                "2022-03-01T10:15:00Z",
                "2022-03-01T10:15:00.001Z",
                "2022-03-01T10:15:00.000001Z",
                "2022-03-01T10:15:00.020300Z",
                "2022-03-01T10:15:00.000000001Z",
                "2022-03-01T10:15:00.999999999Z",
                "2022-03-01T10:14:59Z",
                "2022-03-01T10:15:01.1Z"
            })
    void shouldSayWhatTheInstantItselfSays(String text) {
        Instant instant = Instant.parse(text);

        assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
    }
}
