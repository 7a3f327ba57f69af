package otklik.routing.duplicate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cases that the messages of a batch have opened so far: what comes later in the batch finds them. */
final class Batch {
    private final Map<Long, Deque<Earlier>> byKey = new HashMap<>();

    /** A case of this batch with a key in common. */
    record Earlier(long number, boolean byCitizen, Matter matter) {}

    void add(Newcomer opened, Matter matter) {
        add(matter.keys().citizen(), new Earlier(opened.number(), true, matter));
        // Whose regime is an appeal is never here: nobody stands for it and it stands for nobody.
        for (long key : matter.keys().representing()) {
            add(key, new Earlier(opened.number(), false, matter));
        }
    }

    private void add(@Nullable Long key, Earlier earlier) {
        if (key != null) {
            Deque<Earlier> found = byKey.computeIfAbsent(key, ignored -> new ArrayDeque<>(2));
            found.addLast(earlier);
            if (found.size() > Keys.MOST) {
                found.removeFirst();
            }
        }
    }

    List<Earlier> of(Matter matter) {
        List<Earlier> all = new ArrayList<>();
        for (long citizen : matter.keys().own()) {
            all.addAll(newest(citizen));
        }
        for (long key : matter.keys().representing()) {
            all.addAll(newest(key));
        }
        return all;
    }

    private Collection<Earlier> newest(long key) {
        Deque<Earlier> found = byKey.get(key);
        return found == null ? List.of() : found;
    }
}
