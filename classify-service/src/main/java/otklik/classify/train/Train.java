package otklik.classify.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import otklik.classify.command.Commands;
import otklik.classify.command.EvaluationPage;
import otklik.classify.command.FiguresTable;
import otklik.classify.command.PackOption;
import otklik.classify.command.Words;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.evaluate.CoverageCurve;
import otklik.classify.evaluate.Evaluation;
import otklik.classify.evaluate.Judged;
import otklik.classify.learning.LearnedExamples;
import otklik.classify.learning.RunningBroker;
import otklik.classify.models.Model;
import otklik.classify.models.ModelStore;
import otklik.classify.models.UnfitModelException;
import otklik.contracts.TrainingEvent.ExampleLearned;
import otklik.eventing.CompactedTopic.Unavailable;
import otklik.region.Category;
import otklik.region.RegionPack;
import otklik.region.TriageThreshold;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otklik train}: makes a challenger, compares it with the champion, and promotes it only if it is better. */
@Command(name = "otklik train", resourceBundle = Words.BUNDLE, usageHelpAutoWidth = true)
public final class Train implements Callable<Integer> {
    @Mixin
    private PackOption pack;

    @Parameters(paramLabel = "FILE.csv", descriptionKey = "train-file")
    private Path file;

    @Option(names = "--kinds", paramLabel = "FILE.csv", descriptionKey = "kinds")
    private List<Path> kindFiles = List.of();

    @Option(names = "--learned", descriptionKey = "learned")
    private boolean learned;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", descriptionKey = "kafka")
    private @Nullable String kafka;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${sys:otklik.root:-.}/data", descriptionKey = "data")
    private Path data;

    @Option(names = "--set-threshold", descriptionKey = "set-threshold")
    private boolean setThreshold;

    @Option(names = "--report", paramLabel = "F.json", descriptionKey = "report")
    private @Nullable Path report;

    @Option(names = "--html", paramLabel = "F.html", descriptionKey = "html")
    private @Nullable Path html;

    @Option(names = "--features", paramLabel = "N", defaultValue = "84000", descriptionKey = "features")
    private int features;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    /** The command line. */
    public static void main(String[] arguments) {
        Commands.run(new Train(), arguments);
    }

    @Override
    public Integer call() throws IOException, UnusableFileException, UnfitModelException, Unavailable {
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        RegionPack region = pack.load();
        List<ExampleLearned> own = learned ? LearnedExamples.read(broker()) : List.of();
        Examples all = ExampleFile.read(
                file, own, region.categories().stream().map(Category::code).toList(), region::leafOfTopic);
        FrozenSet frozen = FrozenSet.of(all, NearDuplicates.groups(all.texts()));
        Examples examples = all.select(frozen.others());
        KindExamples kinds = kinds(all, out);
        out.println(Words.of(
                "train.read",
                all.size(),
                all.categories().size(),
                all.leaves().size(),
                own.size(),
                kinds.size(),
                frozen.frozen().length));
        out.flush();
        Training.Result result;
        try (ProgressBar bar = progressBar()) {
            result = new Training(features)
                    .run(
                            examples,
                            kinds,
                            KindFile.invented(),
                            finished -> bar.setExtraMessage(finished).step());
        }
        Map<String, Object> card = result.card(examples);
        card.put("file_sha256", sha256(file));
        card.put("learned_examples", own.size());
        ModelStore store = ModelStore.of(region);
        boolean promoted = promote(store, result, card, all, frozen, out);
        card.put("own_guesses_threshold", threshold(region, examples, result.judged(), out));
        Map<String, Object> full = new LinkedHashMap<>(card);
        full.put("promoted", promoted);
        full.put("seconds", Math.round((System.nanoTime() - started) / 1e8) / 10.0);
        FiguresTable.print(full, out);
        out.flush();
        if (report != null) {
            Files.write(report, json(full));
        }
        if (html != null) {
            Evaluation evaluation = new Evaluation(
                    String.valueOf(file.getFileName()),
                    "cross-validation",
                    result.model().version(),
                    examples.size(),
                    result.categories(),
                    result.leaves(),
                    result.kinds(),
                    null,
                    Map.of());
            EvaluationPage.write(html, evaluation, region);
        }
        return CommandLine.ExitCode.OK;
    }

    /** Adds the challenger to the store, and makes it champion where it is better or nothing stands against it. */
    private static boolean promote(
            ModelStore store,
            Training.Result result,
            Map<String, Object> card,
            Examples all,
            FrozenSet frozen,
            PrintWriter out)
            throws IOException, UnfitModelException {
        Optional<Model> champion = champion(store, out);
        boolean same = champion.isPresent()
                && champion.get().version().equals(result.model().version());
        boolean better = champion.isEmpty();
        if (champion.isPresent() && !same) {
            Comparison comparison = Comparison.of(champion.get(), result.model(), all, frozen.frozen());
            card.put("against", champion.get().version());
            card.put("comparison", comparison.json());
            better = comparison.challengerIsBetter();
        }
        String version = store.add(result.bytes(), json(card));
        if (better) {
            store.promote(version, "train");
        }
        out.println(Words.of(same ? "train.same" : better ? "train.promoted" : "train.not-promoted", version));
        out.flush();
        return better;
    }

    private static Optional<Model> champion(ModelStore store, PrintWriter out) throws IOException {
        Optional<String> version = store.champion();
        if (version.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(store.read(version.get()));
        } catch (UnfitModelException e) {
            out.println(Words.of("train.no-champion", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Fits the threshold on the region's own guesses, and sets it in the pack where that is asked for; null for too few. */
    private @Nullable Double threshold(RegionPack region, Examples examples, List<Judged> judged, PrintWriter out)
            throws IOException {
        List<Judged> own = new ArrayList<>();
        for (int i : examples.of(ExampleFile.OWN)) {
            own.add(judged.get(i));
        }
        Optional<CoverageCurve.Point> fitted = ThresholdFit.fit(own, region.trainingPrecision());
        if (fitted.isEmpty()) {
            out.println(Words.of("train.no-threshold", own.size(), ThresholdFit.FEWEST, region.trainingPrecision()));
            return null;
        }
        CoverageCurve.Point point = fitted.get();
        out.println(Words.of(
                "train.threshold", point.threshold(), region.trainingPrecision(), point.coverage(), own.size()));
        if (setThreshold) {
            TriageThreshold.write(pack.folder(), point.threshold());
            out.println(Words.of("train.threshold-set"));
        }
        out.flush();
        return Math.round(point.threshold() * 1000) / 1000.0;
    }

    private KindExamples kinds(Examples messages, PrintWriter out) throws IOException, UnusableFileException {
        KindFile.Joined joined = KindFile.join(messages);
        if (joined.skipped() > 0) {
            out.println(Words.of("train.skipped", joined.skipped()));
        }
        KindExamples kinds = joined.examples();
        for (Path labelled : kindFiles) {
            kinds = kinds.and(KindFile.read(labelled));
        }
        return kinds;
    }

    private String broker() throws IOException, UnusableFileException {
        if (kafka != null) {
            return kafka;
        }
        return RunningBroker.address(data)
                .orElseThrow(() -> new UnusableFileException(Words.of("train.no-broker", data)));
    }

    private static ProgressBar progressBar() {
        return new ProgressBarBuilder()
                .setTaskName("train")
                .setInitialMax(Training.steps())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .build();
    }

    private static byte[] json(Map<String, Object> content) throws IOException {
        String json =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content);
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
