package otklik.benchmarks.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** What was answered to posts, and when. Thread-safe. */
final class Answers {
    private final Latencies accepted = new Latencies();
    private final Latencies all = new Latencies();
    private final AtomicLong unavailable = new AtomicLong();
    private final AtomicLong others = new AtomicLong();
    private final long since = System.nanoTime();

    void add(int status, long nanos) {
        all.add(nanos);
        switch (status) {
            case 202 -> accepted.add(nanos);
            case 503 -> unavailable.incrementAndGet();
            default -> others.incrementAndGet();
        }
    }

    /** Times of 202. */
    Latencies accepted() {
        return accepted;
    }

    /** Times of every answer. */
    Latencies all() {
        return all;
    }

    long unavailable() {
        return unavailable.get();
    }

    /** Answers that nobody expects here. */
    long others() {
        return others.get();
    }

    /** 202 a second from the beginning until now. */
    double acceptedPerSecond() {
        return accepted.count() / ((System.nanoTime() - since) / 1e9);
    }
}
