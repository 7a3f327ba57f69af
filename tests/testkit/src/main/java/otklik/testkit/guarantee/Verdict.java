package otklik.testkit.guarantee;

import java.util.List;
import java.util.stream.Collectors;

/** What a guarantee says of a history: how much it looked at, and what broke it, by ids only. */
public sealed interface Verdict {

    String guarantee();

    /** How many things were looked at: a verdict over nothing proves nothing. */
    long checked();

    /** Nothing contradicts the guarantee. */
    record Holds(String guarantee, long checked) implements Verdict {}

    /** Something does. */
    record Violated(String guarantee, long checked, List<Violation> violations) implements Verdict {
        public Violated {
            violations = List.copyOf(violations);
        }
    }

    /**
     * One way in which a history breaks the guarantee.
     *
     * @param what completes "12 …"
     * @param examples ids, at most ten
     */
    record Violation(String what, long count, List<String> examples) {
        public Violation {
            examples = List.copyOf(examples);
        }
    }

    /**
     * For the end of a test.
     *
     * @param atLeast how many things must have been looked at
     * @throws AssertionError when the guarantee is violated, or too little was looked at
     */
    default void demand(long atLeast) {
        switch (this) {
            case Violated violated -> throw new AssertionError(violated.describe());
            case Holds holds
            when holds.checked() < atLeast ->
                throw new AssertionError("%s was asked about %d things only, not %d"
                        .formatted(holds.guarantee(), holds.checked(), atLeast));
            case Holds holds -> {
                // as it should be
            }
        }
    }

    /** One paragraph for people. */
    default String describe() {
        return switch (this) {
            case Holds holds -> "%s holds for %d".formatted(holds.guarantee(), holds.checked());
            case Violated violated ->
                violated.violations().stream()
                        .map(violation -> "%n  %d %s, for example %s"
                                .formatted(
                                        violation.count(), violation.what(), String.join(", ", violation.examples())))
                        .collect(Collectors.joining(
                                "",
                                "%s is violated among %d:".formatted(violated.guarantee(), violated.checked()),
                                ""));
        };
    }
}
