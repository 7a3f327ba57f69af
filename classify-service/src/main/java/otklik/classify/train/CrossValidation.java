package otklik.classify.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.Leaf;
import otklik.classify.evaluate.ClassReport;
import otklik.classify.evaluate.Judged;

/**
 * Predictions for every example by a model trained without it and without its near-duplicates. Folds are trained by two threads; what
 * comes out does not depend on which is done first.
 */
final class CrossValidation {
    private static final int THREADS = 2;

    private final Examples examples;
    private final ModelTrainer trainer;
    private final Folds folds;
    private final int count;
    private final long seed;

    CrossValidation(Examples examples, ModelTrainer trainer, Folds folds, int count, long seed) {
        this.examples = examples;
        this.trainer = trainer;
        this.folds = folds;
        this.count = count;
        this.seed = seed;
    }

    Predictions predict(Progress progress) {
        Predictions all = Predictions.empty(examples);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int fold = 0; fold < count; fold++) {
                int each = fold;
                running.add(threads.submit(() -> {
                    predict(trainer.train(folds.others(each), seed), folds.members(each), all);
                    progress.step("fold " + (each + 1) + " of " + count);
                }));
            }
            for (Future<?> fold : running) {
                fold.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a fold cannot be trained", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while folds are trained", e);
        }
        return all;
    }

    /** Fills in what the model says of the texts {@code which}; other threads may fill in others. */
    private void predict(CategoryModel.Content content, int[] which, Predictions all) {
        CategoryGuesser guesser = new CategoryGuesser(new CategoryModel(content, "fold"));
        for (int i : which) {
            all.fill(i, guesser, examples.texts().get(i));
        }
    }

    /** What the predictions say, each calibrated by those of the other folds. */
    ClassReport categories(Predictions predictions) {
        return ClassReport.of(judged(predictions));
    }

    /** The rows in the order of the examples, each calibrated by those of the other folds. */
    List<Judged> judged(Predictions predictions) {
        Judged[] judged = new Judged[predictions.size()];
        for (int fold = 0; fold < count; fold++) {
            Calibration calibration = Calibration.fit(
                    predictions.select(folds.others(fold)), examples.leaves().size());
            for (int i : folds.members(fold)) {
                judged[i] = calibration.judged(predictions, i, examples.categories());
            }
        }
        return List.of(judged);
    }

    /** How well leaves are guessed, where the example has one; a guess in another category is wrong too. */
    ClassReport leaves(Predictions predictions) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            String truth = examples.leaves().get(examples.leafLabels()[i]).code();
            Leaf guess = predictions.leaves()[i];
            if (!truth.isEmpty()) {
                judged.add(Judged.of(truth, guess == null ? "" : guess.code(), 1));
            }
        }
        return ClassReport.of(judged);
    }
}
