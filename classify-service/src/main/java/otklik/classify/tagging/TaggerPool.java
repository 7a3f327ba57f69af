package otklik.classify.tagging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import otklik.classify.models.Model;

/**
 * The taggers that callers share: few, since one holds about a megabyte of buffers and keeps a core busy, while virtual threads are many.
 * Each use gets a tagger of the model that is the champion at that moment, for itself alone; taggers of former champions are dropped.
 * Who finds none free waits in turn, but not for long. Safe for use by many threads.
 */
public final class TaggerPool {
    /** A longer queue than this could not be served while its callers wait; and each of them holds its text. */
    private static final int MOST_WAITING_PER_TAGGER = 32;

    private final Supplier<Model> champion;
    private final Function<Model, Tagger> maker;
    private final Duration patience;
    private final int mostWaiting;
    private final Semaphore free;
    private final Deque<Idle> idle = new ArrayDeque<>();

    private record Idle(Model model, Tagger tagger) {}

    /**
     * A pool without taggers: they are made when they are needed.
     *
     * @param most taggers in use at a time, at least 1
     * @param patience how long a caller waits for a free one
     * @param champion the model to use now; asked at each use
     * @param maker of taggers of a model
     */
    public TaggerPool(int most, Duration patience, Supplier<Model> champion, Function<Model, Tagger> maker) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one tagger is needed, not " + most);
        }
        this.champion = champion;
        this.maker = maker;
        this.patience = patience;
        this.mostWaiting = most * MOST_WAITING_PER_TAGGER;
        this.free = new Semaphore(most, true);
    }

    /**
     * What {@code work} makes of a tagger; empty when none became free in time, too many waited already, or the thread was interrupted
     * (which it then still is). What {@code work} throws is thrown on, and its tagger is not used again.
     */
    public <T> Optional<T> use(Function<Tagger, T> work) {
        if (!enter()) {
            return Optional.empty();
        }
        try {
            Idle taken = take(champion.get());
            T made = work.apply(taken.tagger());
            giveBack(taken);
            return Optional.of(made);
        } finally {
            free.release();
        }
    }

    private boolean enter() {
        if (free.getQueueLength() >= mostWaiting) {
            return false;
        }
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Idle take(Model model) {
        @Nullable Idle found;
        synchronized (idle) {
            idle.removeIf(one -> one.model() != model);
            found = idle.poll();
        }
        return found == null ? new Idle(model, maker.apply(model)) : found;
    }

    private void giveBack(Idle used) {
        synchronized (idle) {
            idle.push(used);
        }
    }
}
