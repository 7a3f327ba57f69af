package otklik.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import otklik.routing.fixture.Databases;

class TransactionsTest {
    private static Databases databases;
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeAll
    static void start() throws SQLException {
        databases = new Databases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @Test
    void shouldBringBothToAnEndThatWaitForEachOther() throws Exception {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> one :
                    threads.invokeAll(List.of(locking(1, 2, bothHoldOne), locking(2, 1, bothHoldOne)))) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(attempts).hasValue(3);
    }

    private Callable<Boolean> locking(int first, int second, CyclicBarrier bothHoldOne) {
        AtomicBoolean began = new AtomicBoolean();
        return () -> Transactions.runAnew(databases.pool(), transaction -> {
            attempts.incrementAndGet();
            try (var lock = transaction.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setInt(1, first);
                lock.execute();
                if (began.compareAndSet(false, true)) {
                    await(bothHoldOne);
                }
                lock.setInt(1, second);
                lock.execute();
            }
            return true;
        });
    }

    private static void await(CyclicBarrier bothHoldOne) {
        try {
            bothHoldOne.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other never came", e);
        }
    }

    @Test
    void shouldNotRepeatWhatIsWrong() {
        assertThatThrownBy(() -> Transactions.runAnew(databases.pool(), transaction -> {
                    attempts.incrementAndGet();
                    try (var wrong = transaction.prepareStatement("select 1 / 0")) {
                        return wrong.execute();
                    }
                }))
                .isInstanceOf(SQLException.class);
        assertThat(attempts).hasValue(1);
    }
}
