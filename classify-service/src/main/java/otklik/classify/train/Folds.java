package otklik.classify.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Divides examples into folds; a group of near-duplicates is never divided. */
final class Folds {
    private final int[] foldOf;

    private Folds(int[] foldOf) {
        this.foldOf = foldOf;
    }

    static Folds of(int[] groups, int folds, long seed) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            members.computeIfAbsent(groups[i], ignored -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> shuffled = new ArrayList<>(members.values());
        Collections.shuffle(shuffled, new Random(seed));
        int[] sizes = new int[folds];
        int[] foldOf = new int[groups.length];
        for (List<Integer> group : shuffled) {
            int smallest = IntStream.range(0, folds).reduce(0, (a, b) -> sizes[b] < sizes[a] ? b : a);
            sizes[smallest] += group.size();
            group.forEach(i -> foldOf[i] = smallest);
        }
        return new Folds(foldOf);
    }

    int[] members(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
    }

    int[] others(int fold) {
        return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
    }
}
