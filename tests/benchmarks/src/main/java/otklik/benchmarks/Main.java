package otklik.benchmarks;

import java.util.logging.Level;
import java.util.logging.Logger;
import otklik.benchmarks.growth.GrowthBenchmark;
import otklik.benchmarks.ingest.IngestBenchmark;
import otklik.benchmarks.notify.NotifyBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code otklik bench}. */
@Command(
        name = "otklik bench",
        mixinStandardHelpOptions = true,
        header = "Measures the system on this machine.",
        description = {
            "Each benchmark prints a table; --json writes the figures to a file.",
            "",
            "otklik bench classify measures the classifier alone: speed of one core, quality, fastText beside it.",
            "otklik bench hostile measures texts that were made to be slow.",
            "otklik bench duplicates measures how well messages about one problem are found.",
            "otklik bench faults breaks providers and our own parts, and says what was lost, repeated, or sent too fast."
        },
        subcommands = {
            PipelineBenchmark.class,
            IngestBenchmark.class,
            RoutingBenchmark.class,
            GrowthBenchmark.class,
            NotifyBenchmark.class
        },
        synopsisSubcommandLabel = "BENCHMARK")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // What Kafka tells of its start would hide the figures.
        Logger.getLogger("").setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
