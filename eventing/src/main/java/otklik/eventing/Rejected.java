package otklik.eventing;

/**
 * A handler throws it for an event that no retry can mend: the event goes to the dead letters with this reason. The
 * reason is kept and logged, so it must quote nothing of what the citizen wrote.
 */
public final class Rejected extends RuntimeException {
    public Rejected(String reason) {
        super(reason);
    }
}
