package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BellTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Bell bell = new Bell();

    @Test
    @Timeout(60)
    void shouldWakeAllWhoWaitForWhatHasChanged() throws Exception {
        AtomicBoolean changed = new AtomicBoolean();
        CountDownLatch looked = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> bell.await(() -> hasChanged(changed, looked), LONG));
            var other = threads.submit(() -> bell.await(() -> hasChanged(changed, looked), LONG));
            looked.await();

            changed.set(true);
            bell.ring();

            assertThat(one.get()).isTrue();
            assertThat(other.get()).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void shouldLookAgainAndWaitOnWhileItDoesNotHold() throws Exception {
        AtomicInteger left = new AtomicInteger(100);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> bell.await(() -> left.get() == 0, LONG));
            while (left.get() > 0) {
                left.decrementAndGet();
                bell.ring();
            }

            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void shouldWaitNoLongerThanItsPatience() throws InterruptedException {
        assertThat(bell.await(() -> false, Duration.ofMillis(1))).isFalse();
        assertThat(bell.await(() -> false, Duration.ofSeconds(-1))).isFalse();
    }

    @Test
    void shouldNotWaitForWhatHolds() throws InterruptedException {
        assertThat(bell.await(() -> true, Duration.ofSeconds(-1))).isTrue();
    }

    private static boolean hasChanged(AtomicBoolean changed, CountDownLatch looked) {
        looked.countDown();
        return changed.get();
    }
}
