package otklik.classify.category;

import java.util.List;

/**
 * What the model says of a text.
 *
 * @param best the most probable categories, best first, three where the model has as many
 * @param confidence the calibrated probability that the first is right; 0 where the text holds nothing that the model knows
 */
public record CategoryGuess(List<Guess> best, double confidence) {

    public CategoryGuess {
        best = List.copyOf(best);
    }

    /** The code of the most probable category. */
    public String category() {
        return best.getFirst().category();
    }
}
