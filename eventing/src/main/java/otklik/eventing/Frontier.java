package otklik.eventing;

/**
 * From which id on the outbox is read. Before it lie only dead index entries, which each reading would walk again, and at
 * times a row whose transaction took its id early and was committed late: so once a second all is read, from the beginning.
 * Rows of one key take their ids under their case's lock, so a late row is never one that another of its key has overtaken.
 */
final class Frontier {
    static final long ALL_AFTER_NANOS = 1_000_000_000L;

    private long allReadAt;
    private long passed;
    private long passedBeforeAllRead;

    Frontier(long nowNanos) {
        allReadAt = nowNanos - ALL_AFTER_NANOS;
    }

    /** Only rows with a greater id need be read now. */
    long next(long nowNanos) {
        if (nowNanos - allReadAt < ALL_AFTER_NANOS) {
            return passedBeforeAllRead;
        }
        allReadAt = nowNanos;
        passedBeforeAllRead = passed;
        return 0;
    }

    /** Rows up to this id, of those that were read, are published and deleted. */
    void passed(long id) {
        passed = Math.max(passed, id);
    }
}
