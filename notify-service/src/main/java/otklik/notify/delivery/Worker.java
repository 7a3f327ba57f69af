package otklik.notify.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import otklik.eventing.Condition;

/** A thread that does a round of work again and again; after a failed round it waits a little and says so. */
public final class Worker implements Loop {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** One round; waits for work by itself. */
    @FunctionalInterface
    public interface Round {
        void work() throws SQLException, InterruptedException;
    }

    private final String name;
    private final Round round;
    private final Duration pause;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile Condition condition;

    public Worker(String name, Round round) {
        this(name, round, Duration.ZERO);
    }

    private Worker(String name, Round round, Duration pause) {
        this.name = name;
        this.round = round;
        this.pause = pause;
        this.condition = new Condition(name, false, "not started");
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** One that waits so long after each round; an end does not wait for that. */
    public static Worker every(Duration pause, String name, Round round) {
        return new Worker(name, round, pause);
    }

    @Override
    public void start() {
        thread.start();
    }

    public Condition condition() {
        return condition;
    }

    @Override
    public List<Condition> conditions() {
        return List.of(condition);
    }

    private void run() {
        while (!closing) {
            try {
                round.work();
                condition = new Condition(name, true, "working");
                closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                closing = true;
            } catch (SQLException | RuntimeException e) {
                condition = new Condition(name, false, "will try again: " + reason(e));
                LOG.warnf("worker=%s fault=%s retry_in_ms=%d", name, reason(e), PAUSE.toMillis());
                LOG.debugf(e, "worker=%s", name);
                pause();
            }
        }
        condition = new Condition(name, false, "stopped");
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /** Messages of exceptions can quote content; classes and SQL states cannot. */
    private static String reason(Exception e) {
        return e instanceof SQLException sql
                ? e.getClass().getName() + " SQLSTATE " + sql.getSQLState()
                : e.getClass().getName();
    }

    /** Ends after the round at hand and waits for it, at most ten seconds. */
    @Override
    public void close() {
        closing = true;
        closed.countDown();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
