package otklik.routing.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Links of one chain whose hash is not that of their entry, and what was done to them: where an entry fits another one's place the
 * two were swapped, else it was edited. Looked into for the first few; what comes after is called edited.
 */
final class Mismatches {
    private static final int MOST = 64;

    /** A link that does not fit, with the hash before it. */
    record Mismatch(long sequence, byte[] previous, StoredEntry entry, byte[] stored) {}

    private final int shard;
    private final Faults faults;
    private final List<Mismatch> open = new ArrayList<>();

    Mismatches(int shard, Faults faults) {
        this.shard = shard;
        this.faults = faults;
    }

    void add(Mismatch found) {
        if (open.size() < MOST) {
            open.add(found);
        } else {
            edited(found);
        }
    }

    /** Says what was done. */
    void explain() {
        while (!open.isEmpty()) {
            Mismatch first = open.removeFirst();
            Mismatch other = null;
            boolean linksMoved = false;
            for (Mismatch candidate : open) {
                byte[] here = candidate.entry().hash(first.previous(), shard, first.sequence());
                linksMoved = Arrays.equals(here, candidate.stored());
                if (linksMoved || Arrays.equals(here, first.stored())) {
                    other = candidate;
                    break;
                }
            }
            if (other == null) {
                edited(first);
                byte[] right = first.entry().hash(first.previous(), shard, first.sequence());
                open.removeIf(next -> follows(next, first, right));
                continue;
            }
            faults.add(Fault.inChain(Fault.Kind.SWAPPED, shard, first.sequence(), other.sequence()));
            open.remove(other);
            if (linksMoved) {
                Mismatch one = first;
                Mismatch two = other;
                open.removeIf(next -> follows(next, one, two.stored()) || follows(next, two, one.stored()));
            }
        }
    }

    /** Whether a link does not fit only because the one before it does not have the hash that it had. */
    private boolean follows(Mismatch next, Mismatch before, byte[] had) {
        return next.sequence() == before.sequence() + 1
                && Arrays.equals(next.entry().hash(had, shard, next.sequence()), next.stored());
    }

    private void edited(Mismatch found) {
        faults.add(Fault.inChain(Fault.Kind.EDITED, shard, found.sequence()));
    }
}
