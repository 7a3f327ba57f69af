package otklik.classify.evaluate;

import java.util.List;

/**
 * A guess beside the truth.
 *
 * @param truth the label that a person gave
 * @param guesses what was guessed, best first; at least one
 * @param confidence probability of the first guess, 0 to 1
 */
public record Judged(String truth, List<String> guesses, double confidence) {

    public Judged {
        guesses = List.copyOf(guesses);
    }

    /** A guess without others behind it. */
    public static Judged of(String truth, String guess, double confidence) {
        return new Judged(truth, List.of(guess), confidence);
    }

    public String guess() {
        return guesses.getFirst();
    }

    public boolean isRight() {
        return guess().equals(truth);
    }
}
