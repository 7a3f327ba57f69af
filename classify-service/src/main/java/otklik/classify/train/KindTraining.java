package otklik.classify.train;

import java.util.Arrays;
import java.util.List;
import otklik.classify.category.CategoryGuesser;
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
        int[] labels = real.kinds().stream().mapToInt(Kind::ordinal).toArray();
        float[][] scores = scores(folds);
        Judged[] judged = new Judged[real.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] others = folds.others(fold);
            float temperature = Temperature.fit(
                    Arrays.stream(others).mapToObj(i -> scores[i]).toArray(float[][]::new),
                    Arrays.stream(others).map(i -> labels[i]).toArray());
            for (int i : folds.members(fold)) {
                judged[i] = judged(CODES.get(labels[i]), Temperature.probabilities(scores[i], temperature));
            }
        }
        KindModel.Content content =
                KindTrainer.train(real.and(invented), corpus).calibrated(Temperature.fit(scores, labels));
        return new Result(new KindModel(content), List.of(judged));
    }

    private static Judged judged(String truth, float[] probabilities) {
        int[] top = CategoryGuesser.top(probabilities);
        return new Judged(truth, Arrays.stream(top).mapToObj(CODES::get).toList(), probabilities[top[0]]);
    }

    /** Of each real example, by a model that has not seen it. */
    private float[][] scores(Folds folds) {
        float[][] scores = new float[real.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            KindExamples others = real.select(folds.others(fold)).and(invented);
            KindGuesser guesser = new KindGuesser(new KindModel(KindTrainer.train(others, corpus)));
            for (int i : folds.members(fold)) {
                scores[i] = new float[Kind.values().length];
                guesser.score(real.texts().get(i), scores[i]);
            }
        }
        return scores;
    }
}
