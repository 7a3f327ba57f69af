package otklik.classify.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.FeatureReader;
import otklik.classify.category.ModelFile;
import picocli.CommandLine;

/** Trains the model of categories, measures it by cross-validation and puts it into the region pack. */
@CommandLine.Command(
        name = "otklik train",
        mixinStandardHelpOptions = true,
        description = {
            "Train the model of categories from labelled messages.",
            "",
            "Reads the columns text and category of FILE, masks personal data, measures by cross-validation with "
                    + "near-duplicates kept in one fold, then trains on all rows and writes classifier/model.bin and "
                    + "classifier/model.json into the region pack. The same file gives the same bytes. The model "
                    + "holds hashes and weights, no text."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the model is written",
            "1:the file cannot be used; the message names line and reason",
            "2:wrong options"
        })
public final class Train implements Callable<Integer> {
    private static final int FOLDS = 5;
    private static final long SEED = 20_220_701;

    @CommandLine.Parameters(
            paramLabel = "FILE.csv",
            description = "CSV in UTF-8 with a header and the columns text and category")
    private Path file;

    @CommandLine.Option(
            names = "--pack",
            paramLabel = "DIR",
            defaultValue = "${sys:otklik.root:-.}/regions/orenburg",
            description = "the region pack that gets the model (default: regions/orenburg of the project)")
    private Path pack;

    @CommandLine.Option(
            names = "--report",
            paramLabel = "FILE.json",
            description = "write the measures to this file, too")
    private @Nullable Path report;

    @CommandLine.Option(
            names = "--features",
            paramLabel = "N",
            defaultValue = "120000",
            description = "how many features the model keeps (default: ${DEFAULT-VALUE})")
    private int features;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** The command line: {@code train FILE.csv [--pack DIR] [--report FILE.json]}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Train()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(pack)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--pack: " + pack + " is no folder; expected the folder of a region pack");
        }
        if (!Files.isReadable(file)) {
            throw new CommandLine.ParameterException(spec.commandLine(), file + " cannot be read; expected a CSV file");
        }
        try {
            train();
            return 0;
        } catch (UnusableTrainingFileException e) {
            spec.commandLine().getErr().println("train: " + e.getMessage());
            return 1;
        }
    }

    private void train() throws IOException, UnusableTrainingFileException {
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        Examples examples = ExampleFile.read(file);
        out.printf(
                Locale.ROOT,
                "%,d messages in %d categories%n",
                examples.size(),
                examples.categories().size());
        Corpus corpus = Corpus.of(examples.texts());
        Folds folds = Folds.of(NearDuplicates.groups(examples.texts()), FOLDS, SEED);
        ModelTrainer trainer = new ModelTrainer(examples, corpus, features, SEED);
        Measures measures;
        CategoryModel.Content content;
        try (ProgressBar bar = progressBar()) {
            CrossValidation validation = new CrossValidation(examples, trainer, folds, FOLDS);
            Progress progress = finished -> bar.setExtraMessage(finished).step();
            Predictions predictions = validation.predict(progress);
            measures = validation.measure(predictions);
            Calibration calibration = Calibration.fit(predictions);
            content = trainer.train(CrossValidation.all(examples))
                    .calibrated(calibration.temperature(), calibration.confidence());
            progress.step("all");
        }
        byte[] bytes = ModelFile.write(content);
        CategoryModel model = ModelFile.read(bytes);
        double seconds = (System.nanoTime() - started) / 1e9;
        double rate = rate(model, examples);
        print(out, measures, model, bytes.length, seconds, rate);
        Map<String, Object> card = card(examples, model, measures, bytes.length);
        Path folder = Files.createDirectories(pack.resolve("classifier"));
        write(folder.resolve("model.bin"), bytes);
        write(folder.resolve("model.json"), json(card));
        out.println("written: " + folder.resolve("model.bin"));
        if (report != null) {
            Map<String, Object> full = new LinkedHashMap<>(card);
            full.put("seconds", Math.round(seconds * 10) / 10.0);
            full.put("messages_per_s", Math.round(rate));
            write(report, json(full));
        }
    }

    private static ProgressBar progressBar() {
        return new ProgressBarBuilder()
                .setTaskName("train")
                .setInitialMax(FOLDS + 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .build();
    }

    /** How many messages one core classifies in a second, the category alone, after warming up. */
    private static double rate(CategoryModel model, Examples examples) {
        CategoryGuesser guesser = new CategoryGuesser(model);
        double rate = 0;
        for (int round = 0; round < 3; round++) {
            long started = System.nanoTime();
            examples.texts().forEach(guesser::guess);
            rate = examples.size() / ((System.nanoTime() - started) / 1e9);
        }
        return rate;
    }

    private static void print(
            PrintWriter out, Measures measures, CategoryModel model, int bytes, double seconds, double rate) {
        out.printf(Locale.ROOT, "%-28s %s%n", "model", model.version());
        out.printf(Locale.ROOT, "%-28s %.4f%n", "accuracy", measures.accuracy());
        out.printf(Locale.ROOT, "%-28s %.4f%n", "macro-F1", measures.macroF1());
        out.printf(Locale.ROOT, "%-28s %.4f%n", "top 3", measures.top3());
        out.printf(Locale.ROOT, "%-28s %.4f%n", "calibration error", measures.calibrationError());
        out.printf(Locale.ROOT, "%-28s %.4f%n", "coverage at 95 % precision", measures.coverageAt95());
        measures.f1().forEach((category, f1) -> out.printf(Locale.ROOT, "  F1 %-23s %.4f%n", category, f1));
        out.printf(Locale.ROOT, "%-28s %,d%n", "bytes", bytes);
        out.printf(Locale.ROOT, "%-28s %.1f%n", "seconds of training", seconds);
        out.printf(Locale.ROOT, "%-28s %,.0f%n", "messages/s on one core", rate);
    }

    /** What goes beside the model: figures and versions, nothing that depends on the machine or the hour. */
    private Map<String, Object> card(Examples examples, CategoryModel model, Measures measures, int bytes) {
        Map<String, Object> crossValidation = new LinkedHashMap<>();
        crossValidation.put("folds", FOLDS);
        crossValidation.put("accuracy", rounded(measures.accuracy()));
        crossValidation.put("macro_f1", rounded(measures.macroF1()));
        crossValidation.put("top3", rounded(measures.top3()));
        crossValidation.put("ece", rounded(measures.calibrationError()));
        crossValidation.put("coverage_at_precision_95", rounded(measures.coverageAt95()));
        Map<String, Double> f1 = new LinkedHashMap<>();
        measures.f1().forEach((category, value) -> f1.put(category, rounded(value)));
        crossValidation.put("f1", f1);
        int[] counts = examples.countByCategory(CrossValidation.all(examples));
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int k = 0; k < counts.length; k++) {
            rows.put(examples.categories().get(k), counts[k]);
        }
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("model", model.version());
        card.put("features_version", FeatureReader.VERSION);
        card.put("features", model.features());
        card.put("bytes", bytes);
        card.put("seed", SEED);
        card.put("messages", examples.size());
        card.put("messages_by_category", rows);
        card.put("cross_validation", crossValidation);
        card.put(
                "holds",
                "32-bit hashes of stems, pairs of stems and parts of words from masked texts, and weights; no text");
        return card;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static byte[] json(Map<String, Object> content) throws IOException {
        String json =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content);
        return (json + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Beside the target first, then moved into place: a reader sees the old file or the new one. */
    private static void write(Path target, byte[] bytes) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Files.write(fresh, bytes);
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
