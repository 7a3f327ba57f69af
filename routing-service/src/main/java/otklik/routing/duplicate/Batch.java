package otklik.routing.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cases that the messages of a batch have opened so far: what comes later in the batch finds them. */
final class Batch {
    private final Map<Long, List<Earlier>> byKey = new HashMap<>();

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
            byKey.computeIfAbsent(key, ignored -> new ArrayList<>(2)).add(earlier);
        }
    }

    List<Earlier> of(Matter matter) {
        List<Earlier> all = new ArrayList<>();
        Long citizen = matter.keys().citizen();
        if (citizen != null) {
            all.addAll(byKey.getOrDefault(citizen, List.of()));
        }
        for (long key : matter.keys().representing()) {
            all.addAll(byKey.getOrDefault(key, List.of()));
        }
        return all;
    }
}
