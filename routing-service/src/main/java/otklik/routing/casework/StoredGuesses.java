package otklik.routing.casework;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import otklik.contracts.Tags.Guess;

/** Guesses as the one narrow text that the database keeps: {@code roads 0.61 yards 0.2}. Codes have no spaces. */
public final class StoredGuesses {
    private StoredGuesses() {}

    /** Absent for none. */
    public static @Nullable String write(List<Guess> guesses) {
        if (guesses.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder(64);
        for (Guess guess : guesses) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(guess.category())
                    .append(' ')
                    .append(guess.probability());
        }
        return text.toString();
    }

    static List<Guess> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        String[] words = text.split(" ", -1);
        List<Guess> guesses = new ArrayList<>(3);
        for (int i = 0; i + 1 < words.length; i += 2) {
            guesses.add(new Guess(words[i], Double.parseDouble(words[i + 1])));
        }
        return guesses;
    }
}
