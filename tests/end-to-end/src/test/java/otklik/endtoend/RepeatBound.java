package otklik.endtoend;

/** The bound of {@code docs/reference/delivery-bounds.md}: what may be repeated is what was being sent at a crash. */
final class RepeatBound {
    private RepeatBound() {}

    /** Faults that can interrupt a sending: notify, PostgreSQL and the launcher killed; each with a full lease at most. */
    static final long NOTICES = 3 * 2_000L;
}
