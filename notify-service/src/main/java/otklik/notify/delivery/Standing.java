package otklik.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one queue has been gone through. Looks go on from where the last one ended, so that what is blocked, and what the
 * index still has of notices that left, is not passed again with every look; now and then one begins at the beginning,
 * for what is blocked no more. At its end a queue is left alone until its next notice is due, as far as that is known.
 */
final class Standing {
    /** How long a queue is left alone at whose end something was blocked. */
    static final Duration BLOCKED = Duration.ofMillis(250);

    /** How far a look sees ahead; so long a queue is left alone in which it sees nothing, and of which nothing is told or found. */
    static final Duration QUIET = Duration.ofSeconds(5);

    /** How often a look begins at the beginning. */
    static final Duration ANEW = Duration.ofSeconds(1);

    /** How long something may yet come of what was said of a queue: a commit. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration KNOWN = Duration.ofSeconds(5);

    private final Queue queue;
    private @Nullable Position reached;
    private Instant begun = Instant.MIN;
    private Instant told = Instant.MIN;
    private Instant quietUntil;
    /** Something was, since the last beginning. */
    private boolean blocked;
    /** It was gone through to its end; then what comes before that is told of, or found. */
    private boolean ended;

    /** @param due when its first notice is due, as far as is known */
    Standing(Queue queue, Instant due) {
        this.queue = queue;
        this.quietUntil = due;
    }

    Queue queue() {
        return queue;
    }

    boolean isAwake(Instant now) {
        return !now.isBefore(quietUntil);
    }

    Instant quietUntil() {
        return quietUntil;
    }

    /** A notice is due then, or one before it. What is blocked may be among them. */
    void due(Instant at) {
        if (!blocked && at.isBefore(quietUntil)) {
            quietUntil = at;
            if (reached != null && !at.isAfter(reached.dueAt())) {
                reached = null;
            }
        }
    }

    /** Something came, or may come with a commit. */
    void told(Instant now) {
        told = now;
        beginAnew();
    }

    /** Something changed somewhere: perhaps what blocked, perhaps what was told of is there now. */
    void wake(Instant now) {
        if (blocked || told.plus(FRESH).isAfter(now)) {
            beginAnew();
        }
    }

    private void beginAnew() {
        quietUntil = Instant.MIN;
        if (ended) {
            reached = null;
        }
    }

    Look look(int window, Instant now) {
        boolean anew = reached == null || !ended && !now.isBefore(begun.plus(ANEW));
        if (anew) {
            begun = now;
            blocked = false;
        }
        return new Look(queue, anew ? null : reached, window);
    }

    /**
     * @param passed how many of what was seen are taken or blocked, from the first on; the others are the next time's
     * @param taken how many of them are taken
     */
    void seen(Seen seen, int passed, int taken, Instant now) {
        List<Candidate> candidates = seen.candidates();
        blocked |= passed > taken;
        if (passed == candidates.size() && passed < seen.look().window()) {
            ended = true;
            reached = blocked ? null : Position.lastOf(now);
            quietUntil = blocked && now.plus(BLOCKED).isBefore(seen.next()) ? now.plus(BLOCKED) : seen.next();
        } else if (passed > 0) {
            ended = false;
            Position last = candidates.get(passed - 1).position();
            if (!seen.look().isFromTheBeginning()
                    || reached == null
                    || last.dueAt().isAfter(reached.dueAt())) {
                reached = last;
            }
        }
    }

    /** Whether it is nothing to remember: no row is due or soon will be, and none was told of lately. */
    boolean isOver(Seen seen, Instant now) {
        return ended
                && !blocked
                && seen.candidates().isEmpty()
                && !seen.next().isBefore(now.plus(QUIET))
                && told.isBefore(now.minus(KNOWN));
    }
}
