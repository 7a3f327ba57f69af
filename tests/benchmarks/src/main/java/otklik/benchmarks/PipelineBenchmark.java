package otklik.benchmarks;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.floor.Floor;
import otklik.testkit.fake.Keep;
import otklik.testkit.fake.WebhookReceiver;
import otklik.testkit.system.RunningSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otklik bench pipeline}. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        header = "Messages by HTTP in, notices at a receiver out: the whole pipeline, everything durable.",
        description = {
            "Starts a system of its own in a temporary folder, warms it up, and sends messages in an open loop: each is "
                    + "due at its moment, whatever the system does, and its latency counts from there.",
            "Without --rate it first finds the highest rate that the system sustains without growing lag.",
            "The floor, a bare loop with the same hops, rows and batch sizes and no logic, runs before it."
        })
final class PipelineBenchmark implements Callable<Integer> {
    private static final int PROBE_SECONDS = 20;
    private static final int MEASURED_SECONDS = 60;
    private static final int OUTSTANDING = 6_000;
    private static final int MOST_MESSAGES = 2_000_000;
    private static final int STREAMS = 4;
    private static final int POSTS = 64;
    private static final double DRAIN_SECONDS = 120;

    /** How messages come in. */
    enum Via {
        stream,
        post
    }

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "Measured messages; at least a minute's worth (default).")
    @Nullable
    Integer messages;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Messages a second; without it the highest sustained rate is found.")
    @Nullable
    Double rate;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "CSV with a column 'text'; default: invented messages.")
    @Nullable
    Path input;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as JSON.")
    @Nullable
    Path json;

    @Option(
            names = "--via",
            defaultValue = "stream",
            description = "stream: NDJSON (default); post: a request a message.")
    Via via = Via.stream;

    @Option(names = "--port", defaultValue = "18080", description = "Base port of the system under test.")
    int port;

    private final Vertx vertx = Vertx.vertx();
    private double startSeconds;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("otklik-bench");
        try (WebhookReceiver receiver = WebhookReceiver.start(Keep.field("externalId"))) {
            Payloads payloads = Payloads.load(input);
            double floor = floor(folder.resolve("floor"), receiver, payloads);
            PipelineResult result = pipeline(folder.resolve("system"), receiver, payloads, floor);
            System.out.println(result.table());
            if (json != null) {
                Files.writeString(json, result.json().encodePrettily() + "\n");
            }
            return result.lost() == 0 ? 0 : 1;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            delete(folder);
        }
    }

    private double floor(Path folder, WebhookReceiver receiver, Payloads payloads) throws Exception {
        say("floor: the same hops with bare clients");
        Files.createDirectories(folder);
        try (Floor floor = new Floor(vertx, folder, receiver.url("/floor").toString())) {
            warmUp(floor.url(), "none", "floorwarm", receiver, payloads);
            double best = capacity(floor.url(), "none", "floor", receiver, payloads, PROBE_SECONDS);
            say("floor: %,.0f messages/s", best);
            return best;
        }
    }

    private PipelineResult pipeline(Path data, WebhookReceiver receiver, Payloads payloads, double floor)
            throws Exception {
        Path root = Path.of(System.getProperty("otklik.root", ".")).toAbsolutePath();
        try (RunningSystem system = new RunningSystem(root, data, port, "full")) {
            // Also when it is interrupted, nothing must be left running.
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "stop"));
            startSeconds = system.start();
            say("system: healthy after %.1f s", startSeconds);
            String key = system.key("bench");
            URI address = receiver.url("/notices");
            receiver.trust(address.getPath(), system.webhook("bench", address));
            warmUp(system.url(), key, "warm", receiver, payloads);
            if (rate != null) {
                settle(rate, system.url(), key, receiver, payloads);
                return measure("run", rate, system, key, receiver, payloads, floor);
            }
            double capacity = capacity(system.url(), key, "probe", receiver, payloads, PROBE_SECONDS);
            say("capacity with %,d messages on their way: %,.0f messages/s", OUTSTANDING, capacity);
            double next = capacity * .95;
            for (int attempt = 1; ; attempt++) {
                try {
                    return measure("run" + attempt, next, system, key, receiver, payloads, floor);
                } catch (GrowingLag e) {
                    say("%,.0f messages/s: lag grows (%s), trying less", next, e.how());
                    next *= .88;
                }
            }
        }
    }

    /** Closed loop until the compilers have done their work: until the rate has stopped growing. */
    private void warmUp(String url, String key, String run, WebhookReceiver receiver, Payloads payloads) {
        Journeys journeys = journeys(run, receiver);
        SteadyRate steady = new SteadyRate();
        int sent;
        try (Sender sender = sender(url, key, journeys, payloads)) {
            sent = Load.closedLoop(
                    sender, journeys, OUTSTANDING, () -> steady.reached(journeys.arrivedCount(), System.nanoTime()));
        }
        Waits.until(() -> journeys.arrivedCount() >= sent, DRAIN_SECONDS);
        say("warm-up: %,.0f messages/s after %.0f s", steady.best(), steady.seconds());
    }

    /** A minute at the rate to be measured: what the compilers made of large batches does not serve small ones. */
    private void settle(double target, String url, String key, WebhookReceiver receiver, Payloads payloads) {
        Journeys journeys = journeys("settle", receiver);
        try (Sender sender = sender(url, key, journeys, payloads)) {
            Load.openLoop(sender, journeys, target, (int) (target * MEASURED_SECONDS), () -> {});
        }
    }

    /** Messages a second in a closed loop, from the moment when the loop is full: filling it is no throughput. */
    private double capacity(
            String url, String key, String run, WebhookReceiver receiver, Payloads payloads, int seconds) {
        Journeys measured = journeys(run, receiver);
        Window window = new Window(seconds);
        int sent;
        try (Sender sender = sender(url, key, measured, payloads)) {
            sent = Load.closedLoop(sender, measured, OUTSTANDING, () -> {
                long arrived = measured.arrivedCount();
                return arrived >= OUTSTANDING && window.isOver(arrived, System.nanoTime());
            });
        }
        Waits.until(() -> measured.arrivedCount() >= sent, DRAIN_SECONDS);
        return window.rate();
    }

    private PipelineResult measure(
            String run,
            double target,
            RunningSystem system,
            String key,
            WebhookReceiver receiver,
            Payloads payloads,
            double floor)
            throws GrowingLag {
        int count = messages == null ? (int) (target * MEASURED_SECONDS) : messages;
        say("measured run: %,d messages at %,.0f/s", count, target);
        Journeys journeys = journeys(run, receiver);
        LagWatch lag = new LagWatch(journeys, target);
        SystemUse use = new SystemUse(system);
        Sender sender = sender(system.url(), key, journeys, payloads);
        try {
            Load.openLoop(sender, journeys, target, count, () -> {
                lag.look();
                if (lag.looks() % 10 == 0) {
                    use.sampleMemory();
                    say("  %3d s: %,d notices, %,d on their way", lag.looks(), journeys.arrivedCount(), lag.last());
                }
            });
        } finally {
            sender.close();
        }
        long accepted = sender.accepted();
        long refused = sender.refused();
        boolean drained = Waits.until(() -> journeys.arrivedCount() >= accepted, DRAIN_SECONDS);
        if (rate == null && (lag.grows() || !drained || refused > 0)) {
            throw new GrowingLag(lag.describe() + (refused > 0 ? ", " + refused + " refused" : ""));
        }
        double[] millis = journeys.millisAt(0, count, .5, .95, .99);
        return new PipelineResult(
                accepted,
                Math.max(0, accepted - journeys.arrivedCount()),
                journeys.duplicates(),
                target,
                floor,
                target / floor,
                millis[0],
                millis[1],
                millis[2],
                use.mostMib(),
                use.mibByPart(),
                use.microsecondsByPart(accepted),
                startSeconds);
    }

    private Sender sender(String url, String key, Journeys journeys, Payloads payloads) {
        return via == Via.stream || key.equals("none")
                ? new StreamSender(vertx, url, key, STREAMS, journeys, payloads)
                : new PostSender(vertx, url, key, POSTS, journeys, payloads);
    }

    private static Journeys journeys(String run, WebhookReceiver receiver) {
        Journeys journeys = new Journeys(run + Long.toHexString(System.nanoTime()), MOST_MESSAGES);
        receiver.forget();
        receiver.onAccepted(webhook -> journeys.arrived(String.valueOf(webhook.kept()), webhook.atNanos()));
        return journeys;
    }

    private static void say(String format, Object... facts) {
        System.out.printf(java.util.Locale.ROOT, format + "%n", facts);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
