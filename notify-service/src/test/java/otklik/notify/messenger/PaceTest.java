package otklik.notify.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Pace pace = new Pace(20, Duration.ofSeconds(1));

    @Test
    void shouldSpaceMessagesEvenlyWhenManyChatsWait() {
        assertThat(pace.reserve("a", NOW)).isZero();
        assertThat(pace.reserve("b", NOW)).isEqualTo(Duration.ofMillis(50));
        assertThat(pace.reserve("c", NOW)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldWaitForTheIntervalWhenTheChatJustGotOne() {
        pace.reserve("a", NOW);

        assertThat(pace.reserve("a", NOW)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldNotSaveUpTimeThatWasNotUsed() {
        pace.reserve("a", NOW);

        assertThat(pace.reserve("b", NOW.plusSeconds(60))).isZero();
        assertThat(pace.reserve("c", NOW.plusSeconds(60))).isEqualTo(Duration.ofMillis(50));
    }
}
