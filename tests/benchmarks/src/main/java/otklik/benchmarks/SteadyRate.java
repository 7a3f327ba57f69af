package otklik.benchmarks;

/** Looks at a growing count in windows of ten seconds and says when its rate has stopped growing. */
final class SteadyRate {
    private static final double WINDOW_SECONDS = 10;
    private static final int WINDOWS_WITHOUT_GAIN = 3;
    private static final int MOST_WINDOWS = 24;
    private static final double GAIN = 1.03;

    private Window window = new Window(WINDOW_SECONDS);
    private double best;
    private int windows;
    private int withoutGain;

    /** True once three windows have brought no gain of 3 % over the best before, or after four minutes. */
    boolean reached(long count, long nowNanos) {
        if (window.isOver(count, nowNanos)) {
            windows++;
            withoutGain = window.rate() > best * GAIN ? 0 : withoutGain + 1;
            best = Math.max(best, window.rate());
            window = new Window(WINDOW_SECONDS);
        }
        return withoutGain >= WINDOWS_WITHOUT_GAIN || windows >= MOST_WINDOWS;
    }

    /** The best window's rate, a second. */
    double best() {
        return best;
    }

    double seconds() {
        return windows * WINDOW_SECONDS;
    }
}
