package otklik.benchmarks.duplicates;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of what was decided. */
final class Tally {
    private final Map<PairKind, int[]> counts = new EnumMap<>(PairKind.class);

    void add(PairKind kind, boolean joined, boolean proposed) {
        int[] its = counts.computeIfAbsent(kind, ignored -> new int[3]);
        its[0]++;
        its[1] += joined ? 1 : 0;
        its[2] += proposed ? 1 : 0;
    }

    double precision() {
        int joined = sum(true, 1) + sum(false, 1);
        return joined == 0 ? 1 : sum(true, 1) / (double) joined;
    }

    double recall() {
        return sum(true, 0) == 0 ? 0 : sum(true, 1) / (double) sum(true, 0);
    }

    private int sum(boolean same, int column) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isSame() == same)
                .mapToInt(entry -> entry.getValue()[column])
                .sum();
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("precision", rounded(precision()));
        figures.put("recall", rounded(recall()));
        figures.put("pairs_same", sum(true, 0));
        figures.put("pairs_other", sum(false, 0));
        counts.forEach((kind, its) -> figures.put(
                kind.key(), Map.of("pairs", its[0], "joined", its[1], "proposed", its[2], "same", kind.isSame())));
        return figures;
    }

    void print(String title, java.io.PrintWriter out) {
        out.printf("%s: precision %.4f, recall %.4f%n", title, precision(), recall());
        out.printf("  %-36s %8s %8s %9s%n", "pair", "pairs", "joined", "proposed");
        counts.forEach((kind, its) -> out.printf(
                "  %-36s %8d %8d %9d%s%n",
                kind.key(), its[0], its[1], its[2], kind.isSame() ? "" : "  (none should join)"));
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
