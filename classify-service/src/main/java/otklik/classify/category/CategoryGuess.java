package otklik.classify.category;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model says of a text.
 *
 * @param best the most probable categories, best first, three where the model has as many
 * @param confidence the calibrated probability that the first is right; 0 where the text holds nothing that the model knows
 * @param leaf code of the most probable leaf of the first category; absent where the model knows no leaves of it
 * @param leafProbability the probability of the leaf, given that the category is right; 0 without a leaf
 * @param reasons up to five words of the text that spoke most for the first category, the strongest first
 */
public record CategoryGuess(
        List<Guess> best, double confidence, @Nullable String leaf, double leafProbability, List<String> reasons) {

    public CategoryGuess {
        best = List.copyOf(best);
        reasons = List.copyOf(reasons);
    }

    /** The code of the most probable category. */
    public String category() {
        return best.getFirst().category();
    }
}
