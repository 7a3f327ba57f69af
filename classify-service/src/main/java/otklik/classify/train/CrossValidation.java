package otklik.classify.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;

/** Predictions for every example by a model trained without it and without its near-duplicates. */
final class CrossValidation {
    private final Examples examples;
    private final ModelTrainer trainer;
    private final Folds folds;
    private final int count;

    CrossValidation(Examples examples, ModelTrainer trainer, Folds folds, int count) {
        this.examples = examples;
        this.trainer = trainer;
        this.folds = folds;
        this.count = count;
    }

    Predictions predict(Progress progress) {
        int n = examples.size();
        float[][] scores = new float[n][];
        int[] known = new int[n];
        for (int fold = 0; fold < count; fold++) {
            CategoryModel model = new CategoryModel(trainer.train(folds.others(fold)), "fold-" + fold);
            CategoryGuesser guesser = new CategoryGuesser(model);
            for (int i : folds.members(fold)) {
                scores[i] = new float[examples.categories().size()];
                known[i] = guesser.score(examples.texts().get(i), scores[i]);
            }
            progress.step("fold " + (fold + 1) + " of " + count);
        }
        int[] lengths = examples.texts().stream().mapToInt(String::length).toArray();
        return new Predictions(scores, examples.labels(), lengths, known);
    }

    /** Measures in which the calibration of each fold comes from the other folds. */
    Measures measure(Predictions predictions) {
        Calibration[] calibrations = new Calibration[predictions.size()];
        for (int fold = 0; fold < count; fold++) {
            Calibration calibration = Calibration.fit(predictions.select(folds.others(fold)));
            Arrays.stream(folds.members(fold)).forEach(i -> calibrations[i] = calibration);
        }
        return Measures.of(predictions, calibrations, examples.categories());
    }

    static int[] all(Examples examples) {
        return IntStream.range(0, examples.size()).toArray();
    }
}
