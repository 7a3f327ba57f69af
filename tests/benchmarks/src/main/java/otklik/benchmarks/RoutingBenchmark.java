package otklik.benchmarks;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import otklik.benchmarks.bed.Bed;
import otklik.standalone.launch.LoneService;
import otklik.standalone.launch.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code otklik bench routing}. */
@Command(
        name = "routing",
        mixinStandardHelpOptions = true,
        header = "Cases a second from a full topic, everything durable.",
        description = {
            "Fills messages.tagged with messages that the real classifier has tagged, then starts routing-service alone and "
                    + "measures until all of them are stored with their cases, published and linked into the audit, and until "
                    + "the last can be searched. The first ones warm up and are not counted."
        })
final class RoutingBenchmark implements Callable<Integer> {
    /** As {@code deploy/} has it: half of what a pod may use. */
    private static final String HEAP = "512m";

    private static final double LOOK_SECONDS = .05;

    /** Looking at memory walks the page tables of every process: too often, and it is what is measured. */
    private static final double SAMPLE_SECONDS = 25;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "300000",
            description = "Measured messages (default: ${DEFAULT-VALUE}).")
    int messages;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Messages before them (default: ${DEFAULT-VALUE}).")
    int warmUp;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there as JSON.")
    @Nullable
    Path json;

    @Override
    public Integer call() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (Bed bed = Bed.start(HEAP)) {
            int all = FullTopic.fill(bed, vertx, warmUp + messages);
            LoneService routing = bed.startReady(Service.ROUTING);
            RoutingResult result;
            try (Drain drain = new Drain(bed.connect(), all)) {
                result = measure(bed, routing, drain, all);
            }
            System.out.println(result.table());
            if (json != null) {
                Files.writeString(json, result.json().encodePrettily() + "\n");
            }
            return result.lost() == 0 ? 0 : 1;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private RoutingResult measure(Bed bed, LoneService routing, Drain drain, int all) throws SQLException, IOException {
        while (drain.begun() < warmUp) {
            Console.progress("warm-up", drain.begun(), warmUp);
            look();
        }
        long measured = all - drain.begun();
        long began = System.nanoTime();
        Watch watch = new Watch(bed, routing);
        double searchLag = 0;
        double nextSample = SAMPLE_SECONDS;
        while (!drain.isStored()) {
            double passed = since(began);
            if (passed > nextSample) {
                Console.progress("cases", drain.begun(), all);
                searchLag = Math.max(searchLag, drain.searchLag());
                watch.sample();
                nextSample = passed + SAMPLE_SECONDS;
            }
            look();
        }
        double stored = since(began);
        while (!drain.isPublished()) {
            look();
        }
        double published = since(began);
        while (!drain.isLinked()) {
            look();
        }
        double done = since(began);
        Console.say("stored after %.1f s, published after %.1f s, linked after %.1f s", stored, published, done);
        searchLag = Math.max(searchLag, drain.searchLag());
        while (!drain.isIndexed()) {
            look();
        }
        double indexed = since(began);
        watch.sample();
        return new RoutingResult(
                measured,
                all - drain.count("message"),
                drain.count("cases"),
                done,
                Math.max(done, indexed),
                Math.max(0, indexed - stored),
                searchLag,
                watch.cpu(),
                watch.memory(),
                bed.postgreSqlVersion());
    }

    /** What processes use from now on. */
    private static final class Watch {
        private final Map<String, ProcessTree> processes = new LinkedHashMap<>();
        private final Map<String, Double> before = new LinkedHashMap<>();
        private final Map<String, Double> memory = new LinkedHashMap<>();

        Watch(Bed bed, LoneService routing) throws IOException {
            processes.put("routing", new ProcessTree(List.of(routing.process())));
            processes.put("postgresql", new ProcessTree(List.of(bed.postgreSql())));
            processes.put("kafka", new ProcessTree(List.of(bed.kafka())));
            processes.forEach((name, tree) -> before.put(name, tree.cpuSeconds()));
        }

        void sample() {
            processes.forEach((name, tree) -> memory.merge(name, tree.pssMib(), Math::max));
        }

        Map<String, Double> cpu() {
            Map<String, Double> used = new LinkedHashMap<>();
            processes.forEach((name, tree) -> used.put(name, tree.cpuSeconds() - before.getOrDefault(name, 0d)));
            return used;
        }

        Map<String, Double> memory() {
            return memory;
        }
    }

    private static void look() {
        Waits.millis((long) (LOOK_SECONDS * 1e3));
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
