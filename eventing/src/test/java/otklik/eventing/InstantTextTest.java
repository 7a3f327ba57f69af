package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1960-02-29T23:59:59.5Z",
                "0001-01-01T00:00:00Z",
                "1999-12-31T23:59:59Z",
                "2024-02-29T00:00:00Z",
                "2022-03-01T10:15:00.1Z",
                "9999-12-31T23:59:59.999999999Z",
                "2000-02-29T00:00:00.1Z",
                "2022-03-01T10:15:00.020300Z",
                "2022-03-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "+12022-03-01T10:15:00Z",
                "2022-03-01T10:15:00+03:00"
            })
    void shouldReadWhatTheInstantItselfReads(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2022-03-01",
                "2022-03-01T10:15Z",
                "2022-02-29T10:15:00Z",
                "2022-13-01T10:15:00Z",
                "2022-03-00T10:15:00Z",
                "2022-03-01T25:15:00Z",
                "2022-03-01T10:60:00Z",
                "2022-03-01T10:15:00.1234567890Z",
                "2022-03-01T10:15:00.12x4Z",
                "2022-03-01T10:15:0xZ",
                "2022-03-01 10:15:00Z",
                "2022-03-01T10:15:00"
            })
    void shouldRefuseWhatTheInstantItselfRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeParseException.class);
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeParseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2022-03-01T10:15:00+05:00",
                "2022-03-01 10:15:00Z",
                "2022-02-29T00:00:00Z",
                "2022-03-01T24:00:00Z",
                "2022-03-01T10:15:60Z",
                "٢٠٢٢-03-01T10:15:00Z"
            })
    void shouldLeaveOtherFormsToTheGeneralReader(String text) {
        assertThat(InstantText.plain(text)).isNull();
    }

    @Test
    void shouldReadEveryInstant() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long second = random.nextLong(Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(), 253_402_300_800L);
            Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));

            assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
        }
    }
}
