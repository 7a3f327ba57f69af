package otklik.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code otklik bench routing} measured.
 *
 * @param messages measured, warm-up left out
 * @param lost on the topic, and not stored at the end
 * @param seconds from the first measured message to the end of everything but the index
 * @param drainedSeconds the same with the index
 * @param searchLagSeconds from the last case to the end of the index
 * @param searchLagMost age of the oldest case that could not be searched, at the worst moment
 * @param cpu seconds by process
 * @param memory greatest proportional set size by process, MiB
 * @param postgreSql version, as the server says it
 */
record RoutingResult(
        long messages,
        long lost,
        long cases,
        double seconds,
        double drainedSeconds,
        double searchLagSeconds,
        double searchLagMost,
        Map<String, Double> cpu,
        Map<String, Double> memory,
        String postgreSql) {

    double rate() {
        return messages / seconds;
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("messages", messages)
                .put("lost", lost)
                .put("cases", cases)
                .put("cases_per_s", rounded(rate()))
                .put("cases_per_s_drained", rounded(messages / drainedSeconds))
                .put("search_lag_s", rounded(searchLagSeconds))
                .put("search_lag_most_s", rounded(searchLagMost));
        cpu.forEach((process, used) -> json.put("cpu_s_per_1000_" + process, rounded(used * 1e3 / messages)));
        json.put("postgresql", postgreSql);
        memory.forEach((process, most) -> json.put("pss_mib_" + process, rounded(most)));
        return json;
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                """
                messages            %,12d   lost %d, cases in the database %,d
                rate                %,12.0f   cases/s, stored, published and linked
                rate with the index %,12.0f   cases/s
                search behind       %12.1f   s at the end, %.1f s at the worst moment
                """,
                messages,
                lost,
                cases,
                rate(),
                messages / drainedSeconds,
                searchLagSeconds,
                searchLagMost));
        cpu.forEach((process, used) -> table.append(String.format(
                Locale.ROOT,
                "%-19s %12.3f   s of processor for 1,000 cases, %,.0f MiB%n",
                process,
                used * 1e3 / messages,
                memory.getOrDefault(process, 0d))));
        table.append("PostgreSQL ").append(postgreSql).append('\n');
        return table.toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
