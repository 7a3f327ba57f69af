package otklik.ingest.load;

/**
 * So many at a time and one every interval after that: the generic cell rate algorithm. Its whole memory is one number, the
 * moment from which on as much may come at a time as at first; past it, the memory may be forgotten.
 *
 * @param intervalNanos between two, in the long run
 * @param most at a time
 */
record Rate(long intervalNanos, int most) {
    static final Rate UNLIMITED = new Rate(0, 1);
    private static final double SECOND = 1e9;

    /** @param burst at a time; at least one gets through */
    static Rate perSecond(double count, int burst) {
        return count <= 0 ? UNLIMITED : new Rate(Math.max(1, (long) (SECOND / count)), Math.max(1, burst));
    }

    /** The memory after one more came now. */
    long after(long memory, long now) {
        return credible(memory, now) + intervalNanos;
    }

    /** How long one that comes now must wait; 0 when it may come in. */
    long waitNanos(long memory, long now) {
        return Math.max(0, after(memory, now) - now - most * intervalNanos);
    }

    /** A clock that was set back must not keep the door closed for as long. */
    private long credible(long memory, long now) {
        return Math.max(now, Math.min(memory, now + most * intervalNanos));
    }
}
