package otklik.routing.audit;

import java.util.ArrayList;
import java.util.List;

/** Faults as they are found: the first thousand in full, the rest as a number, so that memory does not grow with the damage. */
final class Faults {
    private static final int MOST = 1_000;
    private final List<Fault> kept = new ArrayList<>();
    private long count;

    void add(Fault found) {
        count++;
        if (kept.size() < MOST) {
            kept.add(found);
        }
    }

    List<Fault> kept() {
        return List.copyOf(kept);
    }

    long count() {
        return count;
    }
}
