package otklik.benchmarks.growth;

import static otklik.benchmarks.growth.Burst.rounded;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.Console;
import otklik.benchmarks.bed.Bed;
import otklik.routing.deadline.TimerScans;
import otklik.routing.fixture.Databases;
import otklik.routing.growth.Growth;
import otklik.routing.opening.HandlerRig;
import otklik.routing.opening.InsertRates;
import otklik.routing.queue.PageTimes;
import otklik.standalone.launch.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otklik bench growth}. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        header = "Whether casework stays as fast when there are many cases.",
        description = {
            "Loads cases as they would be after years, with messages, timelines, audit and words, and measures beside a small "
                    + "database on the same server: opening cases, pages of queues and searches by role, looks for due timers, "
                    + "bytes a case. With --burst, whole lifecycles over HTTP against the running service as well."
        })
public final class GrowthBenchmark implements Callable<Integer> {
    private static final int SMALL = 10_000;
    private static final int SCANS = 200;

    @Option(
            names = "--cases",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Cases of the large database (default: ${DEFAULT-VALUE}).")
    int cases;

    @Option(
            names = "--batches",
            paramLabel = "N",
            defaultValue = "60",
            description = "Measured batches of 1,000 new cases in each database (default: ${DEFAULT-VALUE}).")
    int batches;

    @Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "400",
            description = "Pages of each kind (default: ${DEFAULT-VALUE}).")
    int pages;

    @Option(names = "--burst", description = "Lifecycles as well: 1, 15, 1, 25, 2, 35, 10 a second.")
    boolean burst;

    @Option(
            names = "--step-seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "Length of each step of the burst (default: ${DEFAULT-VALUE}).")
    int stepSeconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as JSON.")
    @Nullable
    Path json;

    @Override
    public Integer call() throws Exception {
        JsonObject result = new JsonObject().put("cases", cases);
        try (Bed bed = Bed.start()) {
            try (HandlerRig small = rig(bed.another("small"));
                    HandlerRig large = rig(bed.logins())) {
                Growth.load(small.databases, Math.min(SMALL, cases), loaded -> {});
                Growth.load(large.databases, cases, loaded -> Console.progress("cases loaded", loaded, cases));
                Console.done("cases loaded and made searchable", cases);
                storage(bed, result);
                timers(small, large, result);
                pages(large, result);
                inserts(small, large, result);
            }
            if (burst) {
                result.mergeIn(Burst.run(bed, bed.startReady(Service.ROUTING), stepSeconds));
            }
        }
        System.out.println(result.encodePrettily());
        if (json != null) {
            Files.writeString(json, result.encodePrettily() + "\n");
        }
        return result.getDouble("burst_success", 1.0) == 1.0 ? 0 : 1;
    }

    private static HandlerRig rig(Databases.Logins logins) throws Exception {
        return new HandlerRig(new Databases(logins), Clock.systemUTC());
    }

    private void storage(Bed bed, JsonObject result) throws Exception {
        try (Connection connection = bed.connect()) {
            Map<String, Long> bytes = Growth.bytes(connection);
            JsonObject tables = new JsonObject();
            bytes.forEach((table, its) -> tables.put(table, its / cases));
            result.put(
                            "bytes_per_case",
                            bytes.values().stream().mapToLong(Long::longValue).sum() / cases)
                    .put("bytes_per_case_of", tables);
        }
    }

    private static void timers(HandlerRig small, HandlerRig large, JsonObject result) throws Exception {
        result.put("timer_scan_small_ms", rounded(TimerScans.millis(small.databases.pool(), SCANS)))
                .put("timer_scan_ms", rounded(TimerScans.millis(large.databases.pool(), SCANS)));
        Console.say("timers looked at");
    }

    private void pages(HandlerRig large, JsonObject result) throws Exception {
        PageTimes times = new PageTimes(large.databases.pool(), Growth.agencies(), Growth.municipalities(), pages);
        report("queue", times.queues(), result);
        report("search", times.searches(), result);
    }

    private static void report(String what, Map<String, PageTimes.Times> times, JsonObject result) {
        JsonObject by = new JsonObject();
        times.forEach((who, its) -> {
            by.put(
                    who,
                    new JsonObject()
                            .put("p50_ms", rounded(its.p50()))
                            .put("p99_ms", rounded(its.p99()))
                            .put("rows", its.rows()));
            Console.say("  %s %-40s p50 %8.2f ms, p99 %8.2f ms, %d rows", what, who, its.p50(), its.p99(), its.rows());
        });
        result.put(
                        what + "_p99_ms",
                        rounded(times.values().stream()
                                .mapToDouble(PageTimes.Times::p99)
                                .max()
                                .orElse(0)))
                .put(what + "_by", by);
    }

    private void inserts(HandlerRig small, HandlerRig large, JsonObject result) throws Exception {
        InsertRates rates = InsertRates.measure(small, large, batches, 1_000);
        Console.say(
                "  opening: %,.0f cases/s at %,d, %,.0f at %,d",
                rates.small(), Math.min(SMALL, cases), rates.large(), cases);
        result.put("insert_rate_small", Math.round(rates.small()))
                .put("insert_rate_large", Math.round(rates.large()))
                .put("insert_ratio", rounded(rates.large() / rates.small()))
                .put("insert_ratio_median", rounded(rates.medianRatio()));
    }
}
