package otklik.classify.train;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import otklik.classify.category.CategoryModel;
import otklik.classify.category.FeatureReader;
import otklik.classify.evaluate.ClassReport;
import otklik.classify.evaluate.JsonReport;
import otklik.classify.evaluate.Judged;
import otklik.classify.models.Model;

/** Trains a model of categories, leaves and kinds, and measures it on messages that it has not seen. The same input gives the same bytes. */
final class Training {
    static final int FOLDS = 5;
    static final long SEED = 20_220_701;

    private final int features;

    /** A training of models that keep at most {@code features} features. */
    Training(int features) {
        this.features = features;
    }

    /** How often {@link #run} tells its progress. */
    static int steps() {
        return FOLDS + 2;
    }

    /**
     * What came out.
     *
     * @param bytes the model's file
     * @param categories measured by cross-validation, as are leaves and kinds
     * @param judged the guesses by cross-validation, in the order of the examples
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared nowhere
    record Result(
            byte[] bytes,
            Model model,
            ClassReport categories,
            ClassReport leaves,
            ClassReport kinds,
            List<Judged> judged) {

        /** What goes beside the model: figures and versions, nothing that depends on the machine or the hour. */
        Map<String, Object> card(Examples examples) {
            Map<String, Integer> rows = new TreeMap<>();
            for (int label : examples.labels()) {
                rows.merge(examples.categories().get(label), 1, Integer::sum);
            }
            Map<String, Object> card = new LinkedHashMap<>();
            card.put("model", model.version());
            card.put("features_version", FeatureReader.VERSION);
            card.put("features", model.category().features());
            card.put("features_of_kinds", model.kind().features());
            card.put("leaves", model.category().leaves().size());
            card.put("bytes", bytes.length);
            card.put("seed", SEED);
            card.put("messages", examples.size());
            card.put("messages_by_category", rows);
            card.put("folds", FOLDS);
            card.put("category", JsonReport.of(categories));
            card.put("leaf", JsonReport.of(leaves));
            card.put("kind", JsonReport.of(kinds));
            card.put(
                    "holds",
                    "32-bit hashes of stems, pairs of stems and parts of words that stand in five messages or more, and weights; no text");
            return card;
        }
    }

    /**
     * Trains.
     *
     * @param kinds messages whose kind is known
     */
    Result run(Examples examples, KindExamples kinds, KindExamples invented, Progress progress) {
        Corpus corpus = Corpus.of(examples.texts());
        Folds folds = Folds.of(NearDuplicates.groups(examples.texts()), FOLDS, SEED);
        ModelTrainer trainer = new ModelTrainer(examples, corpus, features);
        CrossValidation validation = new CrossValidation(examples, trainer, folds, FOLDS, SEED);
        Predictions predictions = validation.predict(progress);
        List<Judged> judged = validation.judged(predictions);
        Calibration calibration = Calibration.fit(predictions, examples.leaves().size());
        CategoryModel.Content content =
                trainer.train(examples.all(), SEED).calibrated(calibration.temperature(), calibration.confidence());
        progress.step("all");
        KindTraining.Result kind = new KindTraining(kinds, invented, DocumentFrequencies.of(examples.texts())).train();
        progress.step("kinds");
        byte[] bytes = Model.write(content, kind.model());
        return new Result(
                bytes,
                Model.read(bytes),
                ClassReport.of(judged),
                validation.leaves(predictions),
                kind.measures(),
                judged);
    }

    /** In how many texts features stand, over all that is trained on: a word that we wrote ourselves points at no citizen. */
    static DocumentFrequencies frequencies(Examples examples, KindExamples kinds, KindExamples invented) {
        Set<String> texts = new LinkedHashSet<>(examples.texts());
        texts.addAll(kinds.texts());
        texts.addAll(invented.texts());
        return DocumentFrequencies.of(List.copyOf(texts));
    }
}
