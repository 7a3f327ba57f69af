package otklik.benchmarks.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long steps took, by name. Thread-safe. */
final class StepTimes {
    private final Map<String, List<Long>> nanos = new TreeMap<>();

    synchronized void took(String step, long its) {
        nanos.computeIfAbsent(step, ignored -> new ArrayList<>()).add(its);
    }

    synchronized Map<String, Double> millisAt(double quantile) {
        Map<String, Double> millis = new TreeMap<>();
        nanos.forEach((step, all) -> millis.put(step, at(all, quantile)));
        return millis;
    }

    /** Of these and no others together. */
    synchronized double millisAt(double quantile, java.util.function.Predicate<String> steps) {
        return at(
                nanos.entrySet().stream()
                        .filter(step -> steps.test(step.getKey()))
                        .flatMap(step -> step.getValue().stream())
                        .toList(),
                quantile);
    }

    private static double at(List<Long> all, double quantile) {
        long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) (sorted.length * quantile))] / 1e6;
    }
}
