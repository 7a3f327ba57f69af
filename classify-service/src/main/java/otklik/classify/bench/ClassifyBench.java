package otklik.classify.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.train.Quality;
import otklik.region.RegionPack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik bench classify}: how fast a core tags messages, how good models are that never saw them, and fastText beside. */
@Command(
        name = "otklik bench classify",
        mixinStandardHelpOptions = true,
        header = "Measures the classifier: speed of one core, quality on messages that a model has not seen.%n",
        description = {
            "Speed is measured in a process of its own with a heap of --heap MiB, in processor time of one thread. Quality: models "
                    + "are trained on four fifths of the messages and judged on the rest, near-duplicates kept together; and on "
                    + "one region and judged on the other. Where the program fasttext is installed (Debian: apt-get install "
                    + "fasttext), it learns and is judged on the same messages in the same run.",
            "",
            "Takes some minutes; --speed-only takes less than one."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./otklik bench classify messages.csv --json figures.json", "  ./otklik bench classify --speed-only"
        })
public final class ClassifyBench implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE.csv",
            description =
                    "messages with the columns text, category, topic, region (default: data/messages.csv in a folder beside "
                            + "the project's)")
    private @Nullable Path file;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            defaultValue = "${sys:otklik.root:-.}/regions/orenburg",
            description = "the region pack with the model (default: regions/orenburg of the project)")
    private Path pack;

    @Option(names = "--json", paramLabel = "F", description = "write the figures to this file, too")
    private @Nullable Path json;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often all messages are read; the last round counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "256",
            description = "heap of the process whose speed is measured (default: ${DEFAULT-VALUE})")
    private int heap;

    @Option(
            names = "--kinds",
            paramLabel = "FILE.csv",
            description =
                    "messages with the columns text and kind (default: labelled-messages.csv beside the messages, where it is)")
    private @Nullable Path kinds;

    @Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "84000",
            description = "how many features the judged models keep (default: ${DEFAULT-VALUE})")
    private int features;

    @Option(names = "--speed-only", description = "leave quality and fastText out")
    private boolean speedOnly;

    @Spec
    private CommandSpec spec;

    /** The command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ClassifyBench())
                .setExecutionExceptionHandler((failure, line, given) -> {
                    line.getErr().println("bench: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UnusableFileException {
        Path messages = file == null ? beside() : file;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("messages", messages.getFileName().toString());
        figures.putAll(speed(messages));
        if (!speedOnly) {
            figures.putAll(quality(messages));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!speedOnly && !FastText.isInstalled()) {
            out.println("fasttext is not installed (Debian: apt-get install fasttext); its figures are left out");
        }
        figures.forEach((name, value) -> out.printf("%-34s %s%n", name, value));
        out.flush();
        if (json != null) {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), figures);
        }
        return CommandLine.ExitCode.OK;
    }

    /** Messages that are kept in a folder beside the project, since they may not be in it. */
    private static Path beside() throws IOException, UnusableFileException {
        Path root =
                Path.of(System.getProperty("otklik.root", ".")).toAbsolutePath().normalize();
        Path parent = root.getParent();
        try (Stream<Path> folders = Files.list(parent == null ? root : parent)) {
            return folders.map(folder -> folder.resolve("data").resolve("messages.csv"))
                    .filter(Files::isReadable)
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new UnusableFileException(
                            "name a file of messages: ./otklik bench classify FILE.csv; there is no data/messages.csv in a folder "
                                    + "beside the project"));
        }
    }

    private Map<String, Object> quality(Path messages) throws IOException, InterruptedException, UnusableFileException {
        Quality quality = new Quality(messages, RegionPack.load(pack), features);
        Map<String, Object> figures = new LinkedHashMap<>();
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("quality")
                .setInitialMax(quality.steps() + 2L)
                .setStyle(ProgressBarStyle.ASCII)
                .build()) {
            Quality.Split split = quality.split();
            FastText.measure(split.train(), split.test()).ifPresent(figures::putAll);
            bar.setExtraMessage("fasttext").step();
            Path labelled = kinds == null ? messages.resolveSibling("labelled-messages.csv") : kinds;
            if (kinds != null || Files.isReadable(labelled)) {
                figures.putAll(quality.kinds(labelled));
            }
            bar.setExtraMessage("kinds").step();
            figures.putAll(quality.crossValidation(
                    finished -> bar.setExtraMessage(finished).step()));
            figures.putAll(quality.acrossRegions(
                    finished -> bar.setExtraMessage(finished).step()));
        }
        return figures;
    }

    private Map<String, Object> speed(Path messages) throws IOException, InterruptedException {
        Path measured = Files.createTempFile("otklik-speed", ".json");
        try {
            Process process = new ProcessBuilder(List.of(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx" + heap + "m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Speed.class.getName(),
                            pack.toString(),
                            messages.toString(),
                            Integer.toString(rounds),
                            measured.toString()))
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("the process whose speed is measured did not end well");
            }
            return new ObjectMapper()
                    .readValue(measured.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } finally {
            Files.deleteIfExists(measured);
        }
    }
}
