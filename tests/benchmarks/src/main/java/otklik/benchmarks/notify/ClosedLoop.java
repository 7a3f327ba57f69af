package otklik.benchmarks.notify;

import java.util.List;
import java.util.function.LongSupplier;
import otklik.benchmarks.Waits;

/** As many cases as are told, and a bounded number on their way: what the service can do at most. */
final class ClosedLoop {
    /** Notices on their way. */
    private static final int WINDOW = 6_000;

    private static final double DRAIN_SECONDS = 180;
    private static final long LOOK_NANOS = 50_000_000;

    private final Scene scene;
    private final String run;
    private final List<Way> ways;
    private final LongSupplier told;
    private int cases;
    private long known;
    private long lookedAt;

    /** @param told how many notices have come; it is asked every 50 ms at most */
    ClosedLoop(Scene scene, String run, List<Way> ways, LongSupplier told) {
        this.scene = scene;
        this.run = run;
        this.ways = ways;
        this.told = told;
    }

    /** Goes on for so long; says how many notices a second have come meanwhile. */
    double runFor(double seconds) {
        long before = told.getAsLong();
        long began = System.nanoTime();
        while (System.nanoTime() - began < seconds * 1e9) {
            if (published() - known() < WINDOW) {
                publish();
            } else {
                Waits.millis(2);
            }
        }
        return (told.getAsLong() - before) / ((System.nanoTime() - began) / 1e9);
    }

    private void publish() {
        Way way = ways.get(cases % ways.size());
        scene.feed.publish(scene.stories.opened(way, run, cases));
        scene.feed.publish(scene.stories.asked(way, run, cases));
        scene.feed.publish(scene.stories.answered(way, run, cases));
        cases++;
    }

    private long known() {
        if (System.nanoTime() - lookedAt > LOOK_NANOS) {
            known = told.getAsLong();
            lookedAt = System.nanoTime();
        }
        return known;
    }

    /** Notices that have to come. */
    long published() {
        return (long) cases * Stories.NOTICES;
    }

    /** Waits until all have come; says how many have not. */
    long drain() {
        scene.feed.flush();
        Waits.until(() -> told.getAsLong() >= published(), DRAIN_SECONDS);
        return Math.max(0, published() - told.getAsLong());
    }
}
