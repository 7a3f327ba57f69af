package otklik.ingest.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcSecondTest {
    @ParameterizedTest
    @ValueSource(strings = {"2022-03-01T10:15:00Z", "1999-12-31T23:59:59Z", "2024-02-29T00:00:00Z"})
    void shouldReadWhatTheGeneralReaderReads(String text) {
        assertThat(UtcSecond.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2022-03-01T10:15:00.1Z",
                "2022-03-01T10:15:00+05:00",
                "2022-03-01 10:15:00Z",
                "2022-02-29T00:00:00Z",
                "2022-03-01T24:00:00Z",
                "2022-03-01T10:15:60Z",
                "٢٠٢٢-03-01T10:15:00Z"
            })
    void shouldLeaveEverythingElseToIt(String text) {
        assertThat(UtcSecond.read(text)).isNull();
    }
}
