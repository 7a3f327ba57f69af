package otklik.benchmarks;

/** How fast a count grows over a stretch of time that begins at the first look. */
final class Window {
    private final double seconds;
    private long began;
    private long countThen;
    private double rate;

    Window(double seconds) {
        this.seconds = seconds;
    }

    /** True once the time is over; {@link #rate} then says what it brought. */
    boolean isOver(long count, long nowNanos) {
        if (began == 0) {
            began = nowNanos;
            countThen = count;
        }
        double passed = (nowNanos - began) / 1e9;
        if (passed < seconds) {
            return false;
        }
        rate = (count - countThen) / passed;
        return true;
    }

    /** A second. */
    double rate() {
        return rate;
    }
}
