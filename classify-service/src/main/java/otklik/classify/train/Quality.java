package otklik.classify.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;
import otklik.classify.csv.UnusableFileException;
import otklik.classify.evaluate.ClassReport;
import otklik.classify.evaluate.Judged;
import otklik.classify.kind.Kind;
import otklik.region.Category;
import otklik.region.RegionPack;

/** Figures of models on messages that they have not seen: by cross-validation, and from each region to each other. */
public final class Quality {
    private static final long[] SEEDS = {1, 2, 3, 4, 5};

    private final Examples examples;
    private final int features;
    private final Folds folds;

    /**
     * Reads labelled messages.
     *
     * @param features how many the models keep
     */
    public Quality(Path file, RegionPack pack, int features) throws IOException, UnusableFileException {
        this.features = features;
        this.examples = ExampleFile.read(
                file, pack.categories().stream().map(Category::code).toList(), pack::leafOfTopic);
        this.folds = Folds.of(NearDuplicates.groups(examples.texts()), Training.FOLDS, Training.SEED);
    }

    /** A masked text with its category. */
    public record Labelled(String text, String category) {}

    /** Four fifths to learn from and the rest to judge by, near-duplicates kept together. */
    public record Split(List<Labelled> train, List<Labelled> test) {}

    /** The first fold against the others. */
    public Split split() {
        return new Split(labelled(folds.others(0)), labelled(folds.members(0)));
    }

    /** By cross-validation: accuracy, mean F1, calibration error, coverage at 95 % precision, leaves. */
    public Map<String, Object> crossValidation(Progress progress) {
        CrossValidation validation = new CrossValidation(
                examples,
                new ModelTrainer(examples, Corpus.of(examples.texts()), features),
                folds,
                Training.FOLDS,
                Training.SEED);
        Predictions predictions = validation.predict(progress);
        List<Judged> judged = validation.judged(predictions);
        ClassReport categories = ClassReport.of(judged);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("accuracy", rounded(categories.confusion().accuracy()));
        figures.put("macro_f1", rounded(categories.confusion().macroF1()));
        figures.put("top3", rounded(categories.top3()));
        figures.put("ece", rounded(categories.reliability().error()));
        figures.put("coverage_at_precision_95", rounded(categories.coverageAt(0.95)));
        figures.put(
                "leaf_accuracy",
                rounded(validation.leaves(predictions).confusion().accuracy()));
        figures.put(
                "first_fold_accuracy",
                rounded(Arrays.stream(folds.members(0))
                        .mapToDouble(i -> judged.get(i).isRight() ? 1 : 0)
                        .average()
                        .orElse(0)));
        return figures;
    }

    /**
     * Kinds by cross-validation: of all messages whose kind is known, and of those of {@code labelled} alone, which nobody chose for being
     * hard.
     *
     * @param labelled a CSV file with the columns text and kind
     */
    public Map<String, Object> kinds(Path labelled) throws IOException, UnusableFileException {
        KindExamples byId = KindFile.join(examples).examples();
        KindExamples all = byId.and(KindFile.read(labelled));
        KindExamples invented = KindFile.invented();
        List<Judged> judged = new KindTraining(all, invented, Training.frequencies(examples, all, invented))
                .train()
                .judged();
        Map<String, Object> figures = new LinkedHashMap<>();
        put(figures, "kind", judged.subList(byId.size(), judged.size()));
        put(figures, "all_kind", judged);
        return figures;
    }

    private static void put(Map<String, Object> figures, String prefix, List<Judged> judged) {
        ClassReport report = ClassReport.of(judged);
        String gratitude = Kind.GRATITUDE.code();
        figures.put(prefix + "_rows", judged.size());
        figures.put(prefix + "_accuracy", rounded(report.confusion().accuracy()));
        figures.put(prefix + "_ece", rounded(report.reliability().error()));
        figures.put(prefix + "_gratitude_f1", rounded(report.confusion().f1(gratitude)));
        figures.put(
                prefix + "_gratitude_f1_at_one_third",
                rounded(report.confusion().weightedTo(gratitude, 1 / 3.0).f1(gratitude)));
        Map<String, Object> byKind = new LinkedHashMap<>();
        report.confusion()
                .labels()
                .forEach(kind -> byKind.put(kind, rounded(report.confusion().f1(kind))));
        figures.put(prefix + "_f1", byKind);
    }

    /** From each region to each other: the mean accuracy of five seeds, and the three best. */
    public Map<String, Object> acrossRegions(Progress progress) {
        Map<String, Object> figures = new LinkedHashMap<>();
        List<String> regions = examples.regions().stream()
                .filter(region -> !region.isEmpty())
                .distinct()
                .sorted()
                .toList();
        ModelTrainer trainer = new ModelTrainer(examples, Corpus.of(examples.texts()), features);
        for (String from : regions) {
            for (String to : regions) {
                if (!from.equals(to)) {
                    List<Double> accuracies = new ArrayList<>();
                    for (long seed : SEEDS) {
                        accuracies.add(accuracy(trainer.train(examples.of(from), seed), examples.of(to)));
                        progress.step(from + " to " + to);
                    }
                    figures.put(from + "_to_" + to, rounded(mean(accuracies)));
                    figures.put(
                            from + "_to_" + to + "_by_seed",
                            accuracies.stream().map(Quality::rounded).toList());
                }
            }
        }
        return figures;
    }

    /** How often {@link #acrossRegions} and {@link #crossValidation} tell their progress. */
    public int steps() {
        int regions = (int) examples.regions().stream()
                .filter(region -> !region.isEmpty())
                .distinct()
                .count();
        return Training.FOLDS + regions * (regions - 1) * SEEDS.length;
    }

    private double accuracy(CategoryModel.Content content, int[] test) {
        CategoryGuesser guesser = new CategoryGuesser(new CategoryModel(content, "holdout"));
        int right = 0;
        for (int i : test) {
            right += guesser.guess(examples.texts().get(i))
                            .category()
                            .equals(examples.categories().get(examples.labels()[i]))
                    ? 1
                    : 0;
        }
        return right / (double) test.length;
    }

    private List<Labelled> labelled(int[] which) {
        return Arrays.stream(which)
                .mapToObj(i -> new Labelled(
                        examples.texts().get(i), examples.categories().get(examples.labels()[i])))
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
