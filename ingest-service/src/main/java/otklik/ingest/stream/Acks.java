package otklik.ingest.stream;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import otklik.ingest.stream.Lines.Line;

/** What the broker says of lines, from its thread to the stream's loop: as many at a time as there are by then. */
final class Acks {
    private final Context context;
    private final boolean eachCounts;
    private final Runnable arrived;
    private final Queue<Ack> told = new ConcurrentLinkedQueue<>();
    private final AtomicInteger silent = new AtomicInteger();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** @param fault absent when the line is durable */
    record Ack(long line, String messageId, @Nullable Throwable fault) {}

    /**
     * @param eachCounts whether the lines that are durable are told one by one; else how many they are
     * @param arrived is called on the context when there are some; it must take them all
     */
    Acks(Context context, boolean eachCounts, Runnable arrived) {
        this.context = context;
        this.eachCounts = eachCounts;
        this.arrived = arrived;
    }

    /** On the producer's thread. */
    void add(Line line, @Nullable Throwable fault) {
        if (fault == null && !eachCounts) {
            silent.incrementAndGet();
        } else {
            told.add(new Ack(line.number(), line.messageId(), fault));
        }
        if (scheduled.compareAndSet(false, true)) {
            context.runOnContext(v -> {
                scheduled.set(false);
                arrived.run();
            });
        }
    }

    /** How many lines are durable that are not told one by one. */
    int takeSilent() {
        return silent.getAndSet(0);
    }

    @Nullable
    Ack take() {
        return told.poll();
    }
}
