package otklik.benchmarks.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.Console;
import otklik.benchmarks.Figures;
import otklik.benchmarks.Waits;
import otklik.benchmarks.bed.Bed;
import otklik.contracts.Streams;
import otklik.standalone.launch.LoneService;
import otklik.standalone.launch.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otklik bench ingest}. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        header = "Messages a second into the broker, one by one and as a stream, beside Kafka's own producer tool.",
        description = {
            "Starts Kafka, PostgreSQL and ingest-service in a temporary folder. Messages have about a kilobyte; all is "
                    + "acknowledged by the broker (acks=all) and packed by lz4.",
            "Then a quiet source beside one that floods, and more callers than can be served.",
            "The generator shares the machine: compare ratios of one run."
        })
public final class IngestBenchmark implements Callable<Integer> {
    private static final String FLOOR = "bench.floor";
    private static final String FLOODING = "bench";
    private static final String QUIET = "test";
    private static final int DISTINCT = 4_096;
    private static final int STREAMS = 4;
    private static final int FLOODING_STREAMS = 8;
    private static final int QUIET_CONNECTIONS = 16;
    private static final double QUIET_PER_SECOND = 50;
    private static final double SAMPLE_SECONDS = 10;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "Measured seconds of each part (default: ${DEFAULT-VALUE}).")
    int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "40",
            description = "Seconds before them (default: ${DEFAULT-VALUE}).")
    int warmUp;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "2500000",
            description = "Records of each run of Kafka's producer tool (default: ${DEFAULT-VALUE}).")
    int records;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "128",
            description = "Connections that post, one message at a time each (default: ${DEFAULT-VALUE}).")
    int connections;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            defaultValue = "3000",
            description = "Connections of the crowd that is too large (default: ${DEFAULT-VALUE}).")
    int crowd;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as JSON.")
    @Nullable
    Path json;

    private final Figures result = new Figures();
    private long failed;

    @Override
    public Integer call() throws Exception {
        Samples samples = new Samples(DISTINCT);
        Path payloads = samples.write(Files.createTempFile("otklik-bench", ".ndjson"));
        try (Bed bed = Bed.start();
                Admin admin = bed.admin()) {
            admin.createTopics(List.of(new NewTopic(FLOOR, Streams.MESSAGES_RECEIVED.partitions(), (short) 1)))
                    .all()
                    .get();
            LoneService ingest = bed.startReady(Service.INGEST);
            Console.say(
                    "%d cores, Java %s, messages of %,.0f bytes",
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), samples.meanBytes());
            double before = ProducerTool.run(bed.bootstrapServers(), FLOOR, payloads, records);
            Target target = new Target(bed, ingest, samples);
            posts(target);
            stream(target, new Arrived(admin, Streams.MESSAGES_RECEIVED.name()));
            double after = ProducerTool.run(bed.bootstrapServers(), FLOOR, payloads, records);
            result.put("producer_per_s", (before + after) / 2, "records/s of Kafka's producer tool, before and after");
            result.put("post_ratio", result.get("post_per_s") / result.get("producer_per_s"), "of the producer tool");
            result.put(
                    "ndjson_ratio", result.get("ndjson_per_s") / result.get("producer_per_s"), "of the producer tool");
            fairness(target);
            overload(target);
        } finally {
            Files.delete(payloads);
        }
        System.out.println(result.table());
        if (json != null) {
            Files.writeString(json, result.json().encodePrettily() + "\n");
        }
        return failed == 0 ? 0 : 1;
    }

    /** The service under test. */
    private static final class Target {
        final int port;
        final String key;
        final String quietKey;
        final Samples samples;
        final Work work;

        Target(Bed bed, LoneService ingest, Samples samples) throws Exception {
            this.port = ingest.port();
            String url = "http://127.0.0.1:" + port;
            this.key = bed.connectorKey(url, FLOODING);
            this.quietKey = bed.connectorKey(url, QUIET);
            this.samples = samples;
            this.work = new Work(bed, ingest);
        }
    }

    private void posts(Target target) throws Exception {
        try (PostLoad load = PostLoad.closedLoop(target.port, target.key, connections, target.samples)) {
            pass(warmUp);
            Answers answers = load.countAnew();
            target.work.begin();
            pass(seconds);
            double rate = answers.acceptedPerSecond();
            long count = answers.accepted().count();
            result.put("post_per_s", rate, "messages/s, one POST each, over " + connections + " connections");
            result.put("post_p50_ms", answers.accepted().millisAt(.5), "ms");
            result.put("post_p99_ms", answers.accepted().millisAt(.99), "ms");
            cpu("post", target.work, count);
            failed += answers.others() + answers.unavailable();
            Console.say("  posts: %,.0f/s", rate);
        }
    }

    private void stream(Target target, Arrived arrived) throws Exception {
        StreamLoad load = new StreamLoad(target.port, target.key, STREAMS, target.samples);
        try (load) {
            pass(warmUp);
            double first = target.work.pssMib();
            double most = first;
            long before = arrived.count();
            long began = System.nanoTime();
            target.work.begin();
            for (double left = seconds; left > 0; left -= SAMPLE_SECONDS) {
                pass(Math.min(left, SAMPLE_SECONDS));
                most = Math.max(most, target.work.pssMib());
            }
            long count = arrived.count() - before;
            double rate = count / ((System.nanoTime() - began) / 1e9);
            result.put("ndjson_per_s", rate, "records/s at the broker, " + STREAMS + " streams");
            cpu("ndjson", target.work, count);
            result.put("ndjson_records", count, "records in that time");
            result.put("pss_mib_start", first, "MiB of ingest-service when it began");
            result.put("pss_mib_end", target.work.pssMib(), "MiB when it ended");
            result.put("pss_mib", most, "MiB at most");
            Console.say("  stream: %,.0f/s", rate);
        }
        failed += load.failed();
    }

    /** What another source feels. */
    private void fairness(Target target) throws Exception {
        try (PostLoad quiet =
                PostLoad.openLoop(target.port, target.quietKey, QUIET_CONNECTIONS, QUIET_PER_SECOND, target.samples)) {
            pass(2);
            Answers alone = quiet.countAnew();
            pass(seconds / 2.0);
            result.put("quiet_p99_ms", alone.accepted().millisAt(.99), "ms, a source of 50 posts a second alone");
            StreamLoad flood = new StreamLoad(target.port, target.key, FLOODING_STREAMS, target.samples);
            try (flood) {
                pass(2);
                Answers beside = quiet.countAnew();
                pass(seconds);
                result.put(
                        "quiet_flooded_p99_ms",
                        beside.accepted().millisAt(.99),
                        "ms, the same while another floods by " + FLOODING_STREAMS + " streams");
                result.put("quiet_flooded_p50_ms", beside.accepted().millisAt(.5), "ms");
                result.put("quiet_flooded_refused", beside.unavailable() + beside.others(), "posts refused to it");
            }
            Console.say("  quiet beside a flood: p99 %,.1f ms", result.get("quiet_flooded_p99_ms"));
        }
    }

    /** More callers than can be served in time: each hears something soon. */
    private void overload(Target target) throws Exception {
        try (PostLoad load = PostLoad.closedLoop(target.port, target.key, crowd, target.samples)) {
            pass(5);
            Answers answers = load.countAnew();
            pass(seconds / 2.0);
            result.put("crowd_per_s", answers.acceptedPerSecond(), "messages/s accepted of " + crowd + " connections");
            result.put("crowd_unavailable", answers.unavailable(), "posts told to come again (503)");
            result.put("crowd_p99_ms", answers.all().millisAt(.99), "ms until any answer");
            failed += answers.others();
        }
    }

    private void cpu(String what, Work work, long messages) {
        result.put("cpu_us_" + what, work.ingestMicros(messages), "µs of processor a message, ingest-service");
        result.put("cpu_us_" + what + "_kafka", work.kafkaMicros(messages), "µs, Kafka");
        result.put("cpu_us_" + what + "_generator", work.generatorMicros(messages), "µs, the generator");
    }

    private static void pass(double seconds) {
        Waits.until(() -> false, seconds);
    }
}
