package otklik.classify.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Groups texts that are nearly the same, so that a fold never tests what it has learnt: two texts are alike when they share at least half
 * of their runs of three words.
 */
final class NearDuplicates {
    private static final double ALIKE = 0.5;
    /** A run that stands in more texts than this is a phrase of the language, not a copy. */
    private static final int COMMON = 60;

    private final int[] parents;

    private NearDuplicates(int texts) {
        parents = new int[texts];
        Arrays.setAll(parents, i -> i);
    }

    /** For each text the index of the first text of its group. */
    static int[] groups(List<String> texts) {
        NearDuplicates groups = new NearDuplicates(texts.size());
        long[][] shingles = new long[texts.size()][];
        Map<Long, List<Integer>> seen = new HashMap<>();
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = shingles(texts.get(i));
            Map<Integer, Integer> shared = new HashMap<>();
            for (long shingle : shingles[i]) {
                List<Integer> others = seen.computeIfAbsent(shingle, ignored -> new ArrayList<>(2));
                for (int other : others) {
                    shared.merge(other, 1, Integer::sum);
                }
                if (others.size() < COMMON) {
                    others.add(i);
                }
            }
            for (Map.Entry<Integer, Integer> other : shared.entrySet()) {
                int both = other.getValue();
                int smaller = Math.min(shingles[other.getKey()].length, shingles[i].length);
                if (both >= ALIKE * smaller) {
                    groups.join(i, other.getKey());
                }
            }
        }
        int[] result = new int[texts.size()];
        Arrays.setAll(result, groups::root);
        return result;
    }

    private static long[] shingles(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        int runs = Math.max(1, words.length - 2);
        long[] shingles = new long[runs];
        for (int i = 0; i < runs; i++) {
            long hash = 7;
            for (int j = i; j < Math.min(words.length, i + 3); j++) {
                hash = hash * 0x9E3779B97F4A7C15L + words[j].hashCode();
            }
            shingles[i] = hash;
        }
        return Arrays.stream(shingles).distinct().toArray();
    }

    private int root(int i) {
        int root = i;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private void join(int a, int b) {
        int first = Math.min(root(a), root(b));
        parents[Math.max(root(a), root(b))] = first;
    }
}
