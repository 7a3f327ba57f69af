package otklik.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_700_000_000L * SECOND;

    private final Rate rate = Rate.perSecond(2, 3);
    private long memory;

    @Test
    void shouldLetTheBurstInAndThenOneEveryInterval() {
        assertThat(takes(NOW)).isTrue();
        assertThat(takes(NOW)).isTrue();
        assertThat(takes(NOW)).isTrue();
        assertThat(takes(NOW)).isFalse();
        assertThat(rate.waitNanos(memory, NOW)).isEqualTo(SECOND / 2);
        assertThat(takes(NOW + SECOND / 2)).isTrue();
        assertThat(takes(NOW + SECOND / 2)).isFalse();
    }

    @Test
    void shouldHaveForgottenEverythingWhenTheBurstIsFullAgain() {
        while (takes(NOW)) {
            // until it is empty
        }

        assertThat(rate.waitNanos(memory, NOW + 3 * SECOND / 2)).isEqualTo(rate.waitNanos(0, NOW));
        assertThat(takes(NOW + 100 * SECOND)).isTrue();
        assertThat(takes(NOW + 100 * SECOND)).isTrue();
        assertThat(takes(NOW + 100 * SECOND)).isTrue();
        assertThat(takes(NOW + 100 * SECOND)).isFalse();
    }

    @Test
    void shouldNotStayClosedForAnHourWhenTheClockIsSetBackByOne() {
        while (takes(NOW)) {
            // until it is empty
        }

        assertThat(rate.waitNanos(memory, NOW - 3600 * SECOND)).isEqualTo(SECOND / 2);
    }

    @Test
    void shouldKnowNoLimitWhereThereIsNone() {
        assertThat(Rate.perSecond(0, 1)).isEqualTo(Rate.UNLIMITED);
        assertThat(Rate.UNLIMITED.waitNanos(NOW, NOW)).isZero();
    }

    private boolean takes(long now) {
        if (rate.waitNanos(memory, now) > 0) {
            return false;
        }
        memory = rate.after(memory, now);
        return true;
    }
}
