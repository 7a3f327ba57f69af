package otklik.benchmarks;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each message of a run was due to leave and when its notice arrived. Latency counts from the moment the message was
 * due (open loop), so a system that makes the sender wait cannot hide it. Thread-safe.
 */
final class Journeys {
    private final String run;
    private final AtomicLongArray due;
    private final AtomicLongArray arrived;
    private final AtomicIntegerArray notices;
    private final AtomicLong distinct = new AtomicLong();
    private final AtomicLong all = new AtomicLong();

    Journeys(String run, int capacity) {
        this.run = run;
        this.due = new AtomicLongArray(capacity);
        this.arrived = new AtomicLongArray(capacity);
        this.notices = new AtomicIntegerArray(capacity);
    }

    int capacity() {
        return due.length();
    }

    String externalId(int number) {
        return run + "-" + number;
    }

    void due(int number, long nanos) {
        due.set(number, nanos);
    }

    /** A notice came; foreign ids (an earlier run's) are not counted. */
    void arrived(String externalId, long nanos) {
        if (!externalId.startsWith(run) || externalId.charAt(run.length()) != '-') {
            return;
        }
        int number = Integer.parseInt(externalId.substring(run.length() + 1));
        all.incrementAndGet();
        if (notices.getAndIncrement(number) == 0) {
            arrived.set(number, nanos);
            distinct.incrementAndGet();
        }
    }

    long arrivedCount() {
        return distinct.get();
    }

    long duplicates() {
        return all.get() - distinct.get();
    }

    /** Milliseconds at the given quantiles over messages {@code from} to {@code to}, those without a notice left out. */
    double[] millisAt(int from, int to, double... quantiles) {
        long[] latencies = new long[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (notices.get(i) > 0) {
                latencies[count++] = arrived.get(i) - due.get(i);
            }
        }
        long[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        double[] millis = new double[quantiles.length];
        for (int q = 0; q < quantiles.length; q++) {
            millis[q] = count == 0 ? Double.NaN : sorted[Math.min(count - 1, (int) (count * quantiles[q]))] / 1e6;
        }
        return millis;
    }
}
