package otklik.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code otklik bench pipeline} measured.
 *
 * @param messages acknowledged by the system in the measured run
 * @param lost acknowledged without a notice at the receiver
 * @param duplicates notices beyond one a message
 * @param ratePerS messages a second through the whole pipeline, sustained
 * @param floorRatePerS the same of the floor
 * @param p50Ms from the moment a message was due to its notice at the receiver
 * @param pssMib all processes of the system together, highest sample
 * @param mibByPart what each part of the system had then
 * @param cpuUsByPart processor time a message of each part of the system
 */
record PipelineResult(
        long messages,
        long lost,
        long duplicates,
        double ratePerS,
        double floorRatePerS,
        double ratioToFloor,
        double p50Ms,
        double p95Ms,
        double p99Ms,
        double pssMib,
        Map<String, Double> mibByPart,
        Map<String, Double> cpuUsByPart,
        double secondsToHealthy) {

    private double cpuUsPerMessage() {
        return cpuUsByPart.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("messages", messages)
                .put("lost", lost)
                .put("duplicates", duplicates)
                .put("rate_per_s", rounded(ratePerS))
                .put("floor_rate_per_s", rounded(floorRatePerS))
                .put("ratio_to_floor", rounded(ratioToFloor))
                .put("p50_ms", rounded(p50Ms))
                .put("p95_ms", rounded(p95Ms))
                .put("p99_ms", rounded(p99Ms))
                .put("pss_mib", rounded(pssMib))
                .put("cpu_us_per_message", rounded(cpuUsPerMessage()))
                .put("seconds_to_healthy", rounded(secondsToHealthy));
        cpuUsByPart.forEach((part, used) -> json.put("cpu_us_" + part, rounded(used)));
        mibByPart.forEach((part, size) -> json.put("pss_mib_" + part, rounded(size)));
        return json;
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                """
                messages            %,12d   lost %d, duplicates %d
                rate                %,12.0f   messages/s, whole pipeline, sustained
                floor               %,12.0f   messages/s, bare loop on this machine in this run
                ratio to floor      %12.2f
                latency p50/p95/p99 %,12.0f / %,.0f / %,.0f ms
                memory (PSS)        %,12.0f   MiB, all processes
                processor           %,12.0f   µs a message, all processes
                to healthy          %12.1f   s
                """,
                messages,
                lost,
                duplicates,
                ratePerS,
                floorRatePerS,
                ratioToFloor,
                p50Ms,
                p95Ms,
                p99Ms,
                pssMib,
                cpuUsPerMessage(),
                secondsToHealthy));
        cpuUsByPart.forEach((part, used) -> table.append(String.format(
                Locale.ROOT,
                "  %-18s %,11.0f   µs a message, %,.0f MiB%n",
                part,
                used,
                mibByPart.getOrDefault(part, 0d))));
        return table.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
