package otklik.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import otklik.testkit.system.RunningSystem;

/** Processor time and memory of a running system from now on, by its parts: services, PostgreSQL, and the launcher with Kafka. */
final class SystemUse {
    private static final List<String> SERVICES = List.of("ingest", "classify", "routing", "notify");
    private static final String REST = "kafka_and_launcher";

    private final ProcessTree all;
    private final Map<String, ProcessTree> parts = new LinkedHashMap<>();
    private final Map<String, Double> cpuBefore;
    private Map<String, Double> mib;

    SystemUse(RunningSystem system) {
        all = new ProcessTree(system.processes());
        for (String service : SERVICES) {
            parts.put(service, new ProcessTree(List.of(system.process(service))));
        }
        parts.put("postgresql", new ProcessTree(List.of(system.postgreSql())));
        cpuBefore = cpuSeconds();
        mib = pssMib();
    }

    /** Remembers the moment at which all together had most. */
    void sampleMemory() {
        Map<String, Double> now = pssMib();
        if (sum(now) > sum(mib)) {
            mib = now;
        }
    }

    /** The most that all together had at any sample, MiB. */
    double mostMib() {
        sampleMemory();
        return sum(mib);
    }

    /** What each part had then, MiB. */
    Map<String, Double> mibByPart() {
        return mib;
    }

    /** Processor time since the beginning, of each part, for one message. */
    Map<String, Double> microsecondsByPart(long messages) {
        Map<String, Double> used = new LinkedHashMap<>();
        cpuSeconds()
                .forEach((part, seconds) ->
                        used.put(part, (seconds - cpuBefore.getOrDefault(part, 0d)) * 1e6 / Math.max(1, messages)));
        return used;
    }

    private Map<String, Double> cpuSeconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        parts.forEach((part, tree) -> seconds.put(part, tree.cpuSeconds()));
        seconds.put(REST, all.cpuSeconds() - sum(seconds));
        return seconds;
    }

    private Map<String, Double> pssMib() {
        Map<String, Double> sizes = new LinkedHashMap<>();
        parts.forEach((part, tree) -> sizes.put(part, tree.pssMib()));
        sizes.put(REST, all.pssMib() - sum(sizes));
        return sizes;
    }

    private static double sum(Map<String, Double> figures) {
        return figures.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
