package otklik.classify.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import otklik.classify.category.CategoryGuess;
import otklik.classify.category.CategoryGuesser;
import otklik.classify.category.Guess;
import otklik.classify.models.Model;

/**
 * A challenger beside the champion on messages that neither was trained on.
 *
 * @param messages how many
 * @param championRight of how many the champion's first guess is right
 * @param challengerRight the challenger's
 * @param championLoss mean of −ln p of the right category, p at least 0.001
 * @param challengerLoss the challenger's
 */
record Comparison(int messages, int championRight, int challengerRight, double championLoss, double challengerLoss) {
    private static final double LEAST = 0.001;

    static Comparison of(Model champion, Model challenger, Examples examples, int[] frozen) {
        Side left = Side.of(champion, examples, frozen);
        Side right = Side.of(challenger, examples, frozen);
        return new Comparison(frozen.length, left.right, right.right, left.loss, right.loss);
    }

    /** More messages right, or as many and with better probabilities. */
    boolean challengerIsBetter() {
        return challengerRight > championRight || challengerRight == championRight && challengerLoss < championLoss;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", messages);
        json.put("champion_right", championRight);
        json.put("challenger_right", challengerRight);
        json.put("champion_log_loss", Math.round(championLoss * 1e4) / 1e4);
        json.put("challenger_log_loss", Math.round(challengerLoss * 1e4) / 1e4);
        json.put("challenger_is_better", challengerIsBetter());
        return json;
    }

    private record Side(int right, double loss) {

        static Side of(Model model, Examples examples, int[] which) {
            CategoryGuesser guesser = new CategoryGuesser(model.category());
            int right = 0;
            double loss = 0;
            for (int i : which) {
                String truth = examples.categories().get(examples.labels()[i]);
                CategoryGuess guess = guesser.guess(examples.texts().get(i));
                right += guess.category().equals(truth) ? 1 : 0;
                loss -= Math.log(Math.max(LEAST, probability(guess, truth)));
            }
            return new Side(right, which.length == 0 ? 0 : loss / which.length);
        }

        private static double probability(CategoryGuess guess, @Nullable String truth) {
            return guess.best().stream()
                    .filter(one -> one.category().equals(truth))
                    .mapToDouble(Guess::probability)
                    .findFirst()
                    .orElse(0);
        }
    }
}
