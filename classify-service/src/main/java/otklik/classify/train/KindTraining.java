package otklik.classify.train;

import java.util.Arrays;
import java.util.List;
import otklik.classify.category.Leaf;
import otklik.classify.evaluate.ClassReport;
import otklik.classify.evaluate.Judged;
import otklik.classify.kind.Kind;
import otklik.classify.kind.KindGuesser;
import otklik.classify.kind.KindModel;

/**
 * Trains the model of kinds and measures it by cross-validation on the messages of citizens; the invented examples are learnt from in
 * every fold and measured in none.
 */
final class KindTraining {
    private static final int FOLDS = 5;
    private static final List<String> CODES =
            Arrays.stream(Kind.values()).map(Kind::code).toList();
    private static final long SEED = 20_220_701;

    private final KindExamples real;
    private final KindExamples invented;
    private final DocumentFrequencies corpus;

    /**
     * A training.
     *
     * @param real messages of citizens
     * @param invented examples that no citizen wrote
     * @param corpus how many messages have which feature, those of {@code real} among them
     */
    KindTraining(KindExamples real, KindExamples invented, DocumentFrequencies corpus) {
        this.real = real;
        this.invented = invented;
        this.corpus = corpus;
    }

    /**
     * The model of all examples and what cross-validation says of such models.
     *
     * @param judged the messages of citizens in their order, each by a model that had not seen it
     */
    record Result(KindModel model, List<Judged> judged) {

        ClassReport measures() {
            return ClassReport.of(judged);
        }
    }

    Result train() {
        Folds folds = Folds.of(NearDuplicates.groups(real.texts()), FOLDS, SEED);
        Predictions predictions = predict(folds);
        Judged[] judged = new Judged[real.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            float temperature = Calibration.fitTemperature(predictions.select(folds.others(fold)));
            Calibration calibration = new Calibration(temperature, new float[0]);
            for (int i : folds.members(fold)) {
                judged[i] = calibration.judged(predictions, i, CODES);
            }
        }
        KindModel.Content content =
                KindTrainer.train(real.and(invented), corpus).calibrated(Calibration.fitTemperature(predictions));
        return new Result(new KindModel(content), List.of(judged));
    }

    private Predictions predict(Folds folds) {
        float[][] scores = new float[real.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            KindExamples others = real.select(folds.others(fold)).and(invented);
            KindGuesser guesser = new KindGuesser(new KindModel(KindTrainer.train(others, corpus)));
            for (int i : folds.members(fold)) {
                scores[i] = new float[Kind.values().length];
                guesser.score(real.texts().get(i), scores[i]);
            }
        }
        List<Kind> kinds = real.kinds();
        int[] labels = kinds.stream().mapToInt(Kind::ordinal).toArray();
        int[] lengths = real.texts().stream().mapToInt(String::length).toArray();
        int[] known = new int[real.size()];
        Arrays.fill(known, 1);
        return new Predictions(scores, labels, lengths, known, new Leaf[real.size()]);
    }
}
