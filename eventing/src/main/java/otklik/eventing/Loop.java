package otklik.eventing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that works in sessions until stopped. A session ends by an exception when Kafka or PostgreSQL fail; a new one
 * with new clients begins after a growing pause. So a passing fault needs no code but this.
 */
abstract sealed class Loop implements AutoCloseable permits Transformer, DatabaseConsumer, OutboxRelay {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Condition condition;

    Loop(String name) {
        this.name = name;
        this.condition = new Condition(name, false, "not started");
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** Works until {@link #stopping()} or a fault. Must call {@link #working} once it can work. */
    abstract void session() throws Exception;

    /** Breaks a wait within the session; called from another thread. */
    abstract void interruptWait();

    public final Condition condition() {
        return condition;
    }

    final void start() {
        thread.start();
    }

    final boolean stopping() {
        return stopping.getCount() == 0;
    }

    final void working(String detail) {
        condition = new Condition(name, true, detail);
    }

    final void halted(String detail) {
        condition = new Condition(name, false, detail);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!stopping()) {
            try {
                session();
                pause = FIRST_PAUSE;
            } catch (Exception e) {
                if (stopping()) {
                    break;
                }
                if (condition.ready()) {
                    pause = FIRST_PAUSE;
                }
                condition = new Condition(name, false, "will try again: " + Faults.describe(e));
                LOG.warnf("loop=%s fault=%s retry_in_ms=%d", name, Faults.describe(e), pause.toMillis());
                LOG.debugf(e, "loop=%s", name);
                pause = waitAfter(pause);
            }
        }
        condition = new Condition(name, false, "stopped");
    }

    private Duration waitAfter(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return pause;
            }
        } catch (InterruptedException e) {
            stopping.countDown();
            Thread.currentThread().interrupt();
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** Ends the session after the batch at hand and waits for it, at most ten seconds. */
    @Override
    public final void close() {
        stopping.countDown();
        interruptWait();
        // One that waits for its database has not begun, and ends at once if it still does.
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
