package otklik.classify.models;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of {@code history}: {@code 2026-03-01T10:00:00Z category-1-cd4eda4b9a07 train}.
 *
 * @param by what made the version champion: {@code train}, {@code promote}, {@code rollback}
 */
public record Promotion(Instant at, String version, String by) {
    /** By whom a line is that takes the last promotion back. */
    static final String ROLLBACK = "rollback";

    String line() {
        return at + " " + version + " " + by + "\n";
    }

    /** Empty for a line that is none: one that was cut off is no reason to have no history. */
    static Optional<Promotion> parse(String line) {
        String[] words = line.strip().split(" ", 3);
        if (words.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Promotion(Instant.parse(words[0]), words[1], words[2]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The versions that a roll-back can go to, nearest first: those promoted before the champion, without those that were rolled
     * back from.
     */
    static List<String> before(String champion, List<Promotion> history) {
        List<String> stack = new ArrayList<>();
        for (Promotion promotion : history) {
            if (promotion.by().equals(ROLLBACK)) {
                while (!stack.isEmpty() && !stack.getLast().equals(promotion.version())) {
                    stack.removeLast();
                }
            }
            if (stack.isEmpty() || !stack.getLast().equals(promotion.version())) {
                stack.add(promotion.version());
            }
        }
        if (!stack.isEmpty() && stack.getLast().equals(champion)) {
            stack.removeLast();
        }
        return stack.reversed().stream()
                .filter(version -> !version.equals(champion))
                .distinct()
                .toList();
    }
}
