package otklik.classify.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import otklik.classify.models.CurrentModel;
import otklik.classify.models.ModelStore;
import otklik.classify.tagging.Tagger;
import otklik.region.RegionPack;
import picocli.CommandLine;

/**
 * Measures the complete understanding of {@link HostileInputs} in processor time of one thread: each text and half of it, whose quotient
 * is 2 where the time is linear. Exits with 1 where a text takes longer than the limit.
 */
@CommandLine.Command(
        name = "otklik bench hostile",
        mixinStandardHelpOptions = true,
        description = "How long texts take that were made to be slow.")
public final class HostileBench implements Callable<Integer> {
    @CommandLine.Option(
            names = "--pack",
            paramLabel = "DIR",
            defaultValue = "${sys:otklik.root:-.}/regions/orenburg",
            description = "the region pack with the model (default: ${DEFAULT-VALUE})")
    private Path pack;

    @CommandLine.Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "262144",
            description = "characters of a text (default: ${DEFAULT-VALUE})")
    private int length;

    @CommandLine.Option(
            names = "--limit",
            paramLabel = "MS",
            defaultValue = "250",
            description = "milliseconds that a text may take (default: ${DEFAULT-VALUE})")
    private int limit;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** The command line: {@code [--pack DIR] [--length N] [--limit MS]}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HostileBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        RegionPack region = RegionPack.load(pack);
        Tagger tagger =
                new Tagger(region, CurrentModel.of(ModelStore.of(region)).get(), "bench");
        Map<String, String> texts = HostileInputs.texts(length);
        texts.values().forEach(tagger::understand);
        PrintWriter out = spec.commandLine().getOut();
        int slow = 0;
        out.printf(Locale.ROOT, "%-34s %8s %8s%n", "text", "ms", "to half");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            double whole = millis(tagger, text.getValue());
            double half = millis(tagger, text.getValue().substring(0, length / 2));
            slow += whole > limit ? 1 : 0;
            out.printf(Locale.ROOT, "%-34s %8.1f %8.1f%n", text.getKey(), whole, whole / Math.max(0.001, half));
        }
        out.printf(Locale.ROOT, "%d of %d texts took longer than %d ms%n", slow, texts.size(), limit);
        out.flush();
        return slow == 0 ? 0 : 1;
    }

    /** The better of two: a collection of garbage may fall into one. */
    private static double millis(Tagger tagger, String text) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 2; round++) {
            long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            tagger.understand(text);
            best = Math.min(best, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1e6);
        }
        return best;
    }
}
