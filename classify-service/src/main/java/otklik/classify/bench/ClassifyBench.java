package otklik.classify.bench;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.ModelFile;
import otklik.classify.mask.Masker;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import picocli.CommandLine;

/** Measures the steps of tagging in processor time of one thread, so that a busy machine does not spoil the figures. */
@CommandLine.Command(
        name = "bench classify",
        mixinStandardHelpOptions = true,
        description = "How many messages a second one core masks, classifies and seals.")
public final class ClassifyBench implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "FILE.csv", description = "CSV with a column text")
    private Path file;

    @CommandLine.Option(
            names = "--pack",
            paramLabel = "DIR",
            defaultValue = "${sys:otklik.root:-.}/regions/orenburg",
            description = "the region pack with the model (default: ${DEFAULT-VALUE})")
    private Path pack;

    @CommandLine.Option(names = "--json", paramLabel = "FILE", description = "write the figures to this file, too")
    private @Nullable Path json;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often all messages are read; the last round counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** The command line: {@code FILE.csv [--pack DIR] [--json FILE] [--rounds N]}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ClassifyBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<String> texts = texts();
        byte[] bytes = Files.readAllBytes(pack.resolve("classifier").resolve("model.bin"));
        CategoryModel model = ModelFile.read(bytes);
        Masker masker = new Masker();
        CategoryGuesser guesser = new CategoryGuesser(model);
        Sealer sealer = new Sealer(SealKeys.publicHalf(SealKeys.generate()), Clock.systemUTC());
        List<String> masked =
                texts.stream().map(text -> masker.mask(text).text()).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("messages", texts.size());
        figures.put("mask_per_s", rate(texts, masker::mask));
        figures.put("category_per_s_per_core", rate(masked, guesser::guess));
        figures.put("seal_per_s", rate(texts, sealer::seal));
        figures.put("tags_per_s_per_core", rate(texts, text -> {
            guesser.guess(masker.mask(text).text());
            sealer.seal(text);
        }));
        figures.put("model_bytes", bytes.length);
        figures.put("model", model.version());
        PrintWriter out = spec.commandLine().getOut();
        figures.forEach((name, value) -> out.printf(Locale.ROOT, "%-28s %s%n", name, value));
        if (json != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
        }
        return 0;
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (MappingIterator<Map<String, String>> rows = CsvMapper.builder()
                .build()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(file.toFile())) {
            while (rows.hasNext()) {
                texts.add(rows.next().getOrDefault("text", ""));
            }
        }
        return texts;
    }

    private long rate(List<String> texts, Consumer<String> step) {
        long nanos = 0;
        for (int round = 0; round < rounds; round++) {
            long started = processorNanos();
            texts.forEach(step);
            nanos = processorNanos() - started;
        }
        return Math.round(texts.size() / (Math.max(1, nanos) / 1e9));
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
