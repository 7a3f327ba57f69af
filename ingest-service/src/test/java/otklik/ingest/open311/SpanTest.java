package otklik.ingest.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import otklik.ingest.message.Refused;

class SpanTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2010-01-01T00:00:00Z, 2010-01-01T00:00:00Z",
        "2010-01-01T05:00:00+05:00, 2010-01-01T00:00:00Z",
        "2010-01-01T05:00:00 05:00, 2010-01-01T00:00:00Z",
        "2010-01-01T05:00:00+0500, 2010-01-01T00:00:00Z",
        "2010-01-01T00:00:00.250Z, 2010-01-01T00:00:00.250Z",
        "2010-01-01T05:00, 2010-01-01T00:00:00Z",
        "2022-01-01, 2021-12-31T19:00:00Z"
    })
    void shouldReadTheDatesThatClientsSend(String sent, Instant meant) throws Refused {
        assertThat(W3cDate.read(sent, "start_date", ZONE)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2010-13-01", "2010-01-01T25:00:00Z", "1e9", "+999999999-01-01T00:00:00Z", "T"})
    void shouldRefuseWhatIsNoDate(String sent) {
        assertThatThrownBy(() -> W3cDate.read(sent, "start_date", ZONE)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldMeanTheLastNinetyDaysWhereNothingIsSaid() throws Refused {
        Span span = span("");

        assertThat(span.end()).isEqualTo(NOW);
        assertThat(span.start()).isEqualTo(NOW.minus(Duration.ofDays(90)));
    }

    @Test
    void shouldNeverBeLongerThanNinetyDays() throws Refused {
        Span year = span("start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z");
        Span from = span("start_date=2025-01-01T00:00:00Z");

        assertThat(Duration.between(year.start(), year.end())).isEqualTo(Duration.ofDays(90));
        assertThat(year.end()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(from.start()).isEqualTo("2025-01-01T00:00:00Z");
        assertThat(from.end()).isEqualTo("2025-04-01T00:00:00Z");
    }

    @Test
    void shouldRefuseAStartAfterTheEnd() {
        assertThatThrownBy(() -> span("start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z"))
                .isInstanceOf(Refused.class);
    }

    private static Span span(String query) throws Refused {
        return Span.of(Form.read(query), Span.LONGEST, NOW, ZONE);
    }
}
