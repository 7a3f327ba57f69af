package otklik.classify.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.csv.CsvRows;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.mask.Masker;
import otklik.classify.models.CurrentModel;
import otklik.classify.models.Model;
import otklik.classify.models.ModelStore;
import otklik.classify.tagging.Tagger;
import otklik.eventing.seal.SealKeys;
import otklik.eventing.seal.Sealer;
import otklik.region.RegionPack;

/**
 * A process that measures one core and writes its figures as JSON: rates in processor time of one thread, so that a busy machine does
 * not spoil them, and the time of single texts by the clock. It is given the heap that serving is promised to need.
 */
final class Speed {
    private static final double MIB = 1024 * 1024;

    private final List<String> texts;
    private final int rounds;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private Speed(List<String> texts, int rounds) {
        this.texts = texts;
        this.rounds = rounds;
    }

    /** {@code PACK FILE.csv ROUNDS FIGURES.json}. */
    public static void main(String[] arguments) throws IOException, UnusableFileException {
        RegionPack pack = RegionPack.load(Path.of(arguments[0]));
        Speed speed = new Speed(texts(Path.of(arguments[1])), Integer.parseInt(arguments[2]));
        new ObjectMapper().writeValue(Path.of(arguments[3]).toFile(), speed.measure(pack));
    }

    private Map<String, Object> measure(RegionPack pack) throws IOException {
        long before = liveBytes();
        long started = System.nanoTime();
        ModelStore store = ModelStore.of(pack);
        Model model = CurrentModel.of(store).get();
        figures.put("model", model.version());
        figures.put("model_bytes", Files.size(store.file(model.version())));
        figures.put("model_load_ms", Math.round((System.nanoTime() - started) / 1e5) / 10.0);
        Tagger tagger = new Tagger(pack, model, "bench");
        Masker masker = new Masker();
        CategoryGuesser guesser = new CategoryGuesser(model.category());
        Sealer sealer = new Sealer(SealKeys.publicHalf(SealKeys.generate()), Clock.systemUTC());
        List<String> masked =
                texts.stream().map(text -> masker.mask(text).text()).toList();
        figures.put("tags_per_s_per_core", rate(texts, tagger::understand));
        figures.put("category_per_s_per_core", rate(masked, guesser::guess));
        figures.put("mask_per_s_per_core", rate(texts, masker::mask));
        figures.put("seal_per_s_per_core", rate(texts, sealer::seal));
        percentiles(tagger);
        figures.put("heap_mib", Math.round((liveBytes() - before) / MIB * 10) / 10.0);
        figures.put("heap_limit_mib", Math.round(Runtime.getRuntime().maxMemory() / MIB));
        return figures;
    }

    /** Texts a second in the last round; the earlier ones are for the compiler. */
    private long rate(List<String> of, Consumer<String> step) {
        long nanos = 0;
        for (int round = 0; round < rounds; round++) {
            long started = processorNanos();
            of.forEach(step);
            nanos = processorNanos() - started;
        }
        return Math.round(of.size() / (Math.max(1, nanos) / 1e9));
    }

    private void percentiles(Tagger tagger) {
        long[] nanos = new long[texts.size()];
        for (int i = 0; i < nanos.length; i++) {
            long started = System.nanoTime();
            tagger.understand(texts.get(i));
            nanos[i] = System.nanoTime() - started;
        }
        Arrays.sort(nanos);
        figures.put("p50_ms", milliseconds(nanos, 0.5));
        figures.put("p99_ms", milliseconds(nanos, 0.99));
        figures.put("max_ms", milliseconds(nanos, 1));
    }

    private static double milliseconds(long[] sorted, double share) {
        return Math.round(sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)] / 1e3) / 1e3;
    }

    private static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<String> texts(Path file) throws IOException, UnusableFileException {
        List<String> texts = new ArrayList<>();
        try (CsvRows rows = CsvRows.open(file)) {
            int text = rows.column("text");
            for (String[] row = rows.next(); row != null; row = rows.next()) {
                texts.add(row[text]);
            }
        }
        return texts;
    }
}
