package otklik.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendRateTest {

    private static final Instant START = Instant.parse("2022-03-01T00:00:00Z");

    @Test
    void shouldPermitAgainWhenTheSecondHasPassed() {
        SendRate rate = new SendRate(10, 1);

        assertThat(rate.permits(at(0, "42"))).isTrue();
        assertThat(rate.permits(at(999, "42"))).isFalse();
        assertThat(rate.permits(at(1000, "42"))).isTrue();
    }

    @Test
    void shouldLimitAllChatsTogether() {
        SendRate rate = new SendRate(2, 2);

        assertThat(rate.permits(at(0, "1"))).isTrue();
        assertThat(rate.permits(at(1, "2"))).isTrue();
        assertThat(rate.permits(at(2, "3"))).isFalse();
    }

    @Test
    void shouldFindTheBusiestSecond() {
        List<TelegramRequest> requests = List.of(at(0, "1"), at(900, "2"), at(1100, "2"), at(1800, "2"), at(5000, "1"));

        assertThat(SendRate.peak(requests)).isEqualTo(3);
        assertThat(SendRate.peakOfOneChat(requests)).isEqualTo(3);
    }

    private static TelegramRequest at(long millis, String chatId) {
        return new TelegramRequest(0, START.plus(Duration.ofMillis(millis)), "t", chatId, "а", true, 200, 1);
    }
}
