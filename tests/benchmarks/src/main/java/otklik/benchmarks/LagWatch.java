package otklik.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Watches how many messages are on their way, once a second, and says whether that number grows. */
final class LagWatch {
    private static final int WINDOW = 10;
    private final Journeys journeys;
    private final double rate;
    private final long start = System.nanoTime();
    private final List<Long> onTheirWay = new ArrayList<>();

    LagWatch(Journeys journeys, double rate) {
        this.journeys = journeys;
        this.rate = rate;
    }

    void look() {
        double due = (System.nanoTime() - start) / 1e9 * rate;
        onTheirWay.add(Math.max(0, (long) due - journeys.arrivedCount()));
    }

    int looks() {
        return onTheirWay.size();
    }

    long last() {
        return onTheirWay.isEmpty() ? 0 : onTheirWay.getLast();
    }

    /** True if the last ten seconds have on average over a second's worth of messages more on their way than the second ten. */
    boolean grows() {
        return looks() >= 3 * WINDOW && mean(looks() - WINDOW) > mean(WINDOW) + rate;
    }

    String describe() {
        return looks() < 3 * WINDOW
                ? "too short to tell"
                : "%,.0f on their way at first, %,.0f at the end".formatted(mean(WINDOW), mean(looks() - WINDOW));
    }

    private double mean(int from) {
        return onTheirWay.subList(from, from + WINDOW).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElse(0);
    }
}
