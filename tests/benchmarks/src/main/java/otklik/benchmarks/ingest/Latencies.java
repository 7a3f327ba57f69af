package otklik.benchmarks.ingest;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** Times of answers in steps of 20 µs up to ten seconds; longer ones count as ten. Thread-safe. */
final class Latencies {
    private static final int STEP_NANOS = 20_000;
    private static final int STEPS = 500_000;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(STEPS);

    void add(long nanos) {
        counts.incrementAndGet((int) Math.min(STEPS - 1, nanos / STEP_NANOS));
    }

    /** Milliseconds that this part of all took at most; 0 without any. */
    double millisAt(double quantile) {
        long all = count();
        long wanted = (long) Math.ceil(all * quantile);
        long seen = 0;
        for (int step = 0; step < STEPS && all > 0; step++) {
            seen += counts.get(step);
            if (seen >= wanted) {
                return (step + 1) * (STEP_NANOS / 1e6);
            }
        }
        return 0;
    }

    long count() {
        long all = 0;
        for (int step = 0; step < STEPS; step++) {
            all += counts.get(step);
        }
        return all;
    }
}
