package otklik.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Pace pace = new Pace(FIRST, LONGEST);

    @Test
    void shouldDoubleThePauseUntilThePlatformCountsAsDead() {
        assertThat(pace.failed(null)).isBetween(Duration.ofMillis(500), FIRST);
        assertThat(pace.failed(null)).isBetween(FIRST, Duration.ofSeconds(2));
        assertThat(pace.failed(null)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(pace.isDead()).isFalse();
        for (int i = 3; i < Pace.DEAD_AFTER; i++) {
            pace.failed(null);
        }

        assertThat(pace.isDead()).isTrue();
        assertThat(pace.failed(null)).isEqualTo(LONGEST);
    }

    @Test
    void shouldWaitAsLongAsThePlatformAsksButNotForEver() {
        assertThat(pace.failed(Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(pace.failed(Duration.ofDays(2))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldBeginAnewAfterASuccess() {
        for (int i = 0; i < Pace.DEAD_AFTER; i++) {
            pace.failed(null);
        }

        pace.succeeded();

        assertThat(pace.isDead()).isFalse();
        assertThat(pace.failed(null)).isLessThanOrEqualTo(FIRST);
    }
}
