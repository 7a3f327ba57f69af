package otklik.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import otklik.benchmarks.growth.GrowthBenchmark;
import otklik.benchmarks.ingest.IngestBenchmark;
import otklik.benchmarks.notify.NotifyBenchmark;
import picocli.CommandLine;

/** Benchmarks with next to nothing to do: that they come to an end, and say what they are asked for. */
class BenchmarksTest {
    @TempDir
    Path folder;

    @Test
    void shouldMeasureCasesFromAFullTopic() throws IOException {
        JsonObject result = run(new RoutingBenchmark(), "--messages", "400", "--warm-up", "100");

        assertThat(result.getLong("lost")).isZero();
        assertThat(result.fieldNames())
                .contains(
                        "cases_per_s",
                        "cases_per_s_drained",
                        "search_lag_s",
                        "cpu_s_per_1000_routing",
                        "pss_mib_routing");
    }

    @Test
    void shouldMeasureWhatIsTakenIn() throws IOException {
        JsonObject result = run(
                new IngestBenchmark(),
                "--seconds",
                "1",
                "--warm-up",
                "1",
                "--records",
                "20000",
                "--connections",
                "8",
                "--crowd",
                "50");

        assertThat(result.getDouble("post_per_s")).isPositive();
        assertThat(result.getDouble("ndjson_per_s")).isPositive();
        assertThat(result.getDouble("producer_per_s")).isPositive();
        assertThat(result.getDouble("quiet_flooded_refused")).isZero();
        assertThat(result.fieldNames())
                .contains(
                        "post_p99_ms",
                        "pss_mib",
                        "pss_mib_start",
                        "pss_mib_end",
                        "quiet_p99_ms",
                        "quiet_flooded_p99_ms",
                        "crowd_p99_ms");
    }

    @Test
    void shouldMeasureGrowthAndABurst() throws IOException {
        JsonObject result = run(
                new GrowthBenchmark(),
                "--cases",
                "1000",
                "--batches",
                "2",
                "--pages",
                "5",
                "--burst",
                "--step-seconds",
                "1");

        assertThat(result.getDouble("burst_success")).isEqualTo(1);
        assertThat(result.fieldNames())
                .contains(
                        "insert_rate_small",
                        "insert_rate_large",
                        "insert_ratio",
                        "queue_p99_ms",
                        "search_p99_ms",
                        "timer_scan_ms",
                        "timer_scan_small_ms",
                        "bytes_per_case",
                        "burst_p95_ms",
                        "burst_lifecycle_p95_ms");
    }

    @Test
    void shouldMeasureNotices() throws IOException {
        JsonObject result = run(new NotifyBenchmark(), "--quick");

        assertThat(result.getDouble("faults")).isZero();
        assertThat(result.getDouble("notices_per_s")).isPositive();
        assertThat(result.getDouble("claims")).isPositive();
        assertThat(result.getDouble("repeats")).isLessThanOrEqualTo(result.getDouble("repeats_bound"));
        assertThat(result.fieldNames())
                .contains(
                        "notices_per_s_webhook",
                        "notices_per_s_web",
                        "cpu_us_webhook_notify",
                        "p95_s",
                        "p99_s",
                        "p95_s_telegram",
                        "telegram_per_second",
                        "fanout_s",
                        "urgent_p95_s",
                        "repeats_after_handle",
                        "claim_p99_ms",
                        "claim_p99_first_ms",
                        "claim_p99_last_ms",
                        "claim_p99_busy_ms",
                        "pss_mib");
    }

    private JsonObject run(Object benchmark, String... arguments) throws IOException {
        Path json = folder.resolve("result.json");
        CommandLine command = new CommandLine(benchmark);
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[0] = "--json";
        all[1] = json.toString();

        assertThat(command.execute(all)).isZero();
        return new JsonObject(Files.readString(json));
    }
}
