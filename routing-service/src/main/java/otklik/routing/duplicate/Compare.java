package otklik.routing.duplicate;

import java.util.Objects;

/**
 * Whether two messages are about one problem. The thresholds were chosen on one half of pairs made from real messages and
 * are measured on the other: {@code otklik bench duplicates}.
 */
final class Compare {
    /** Why two of a category that is not shared do not join by themselves. */
    static final String CATEGORY = "category";

    /** Pairs of words in common that make it the same of one citizen. */
    private static final double REPEAT = 0.25;

    /** At the same house or crossing, of two citizens. */
    private static final double AT_PLACE = 0.25;

    /** In the same street, neither of them saying where in it. */
    private static final double IN_STREET = 0.35;

    /** Neither of them saying where at all: nearly the same words, and enough of them. */
    private static final double NOWHERE = 0.45;

    private static final int ENOUGH_WORDS = 10;

    /** From here on a person is asked. */
    private static final double PERHAPS = 0.2;

    private Compare() {}

    /**
     * Of one citizen, and of one category or one that the new message may be of.
     *
     * @param one the new message
     * @param other that of his open case
     */
    static Verdict repeat(Matter one, Matter other) {
        if (isElsewhere(one, other)) {
            return Verdict.OTHER;
        }
        double likeness = one.features().likeness(other.features());
        if (likeness < REPEAT) {
            return Verdict.OTHER;
        }
        if (one.features().particulars().contradict(other.features().particulars())) {
            return new Verdict.Perhaps(likeness, "details");
        }
        // What has become dangerous must not wait in a case that was not.
        return one.hazard() == null || one.hazard().equals(other.hazard())
                ? new Verdict.Same(likeness)
                : new Verdict.Perhaps(likeness, "emergency");
    }

    /**
     * Of two citizens.
     *
     * @param shared whether the pack says that the category is about what many share
     */
    static Verdict strangers(Matter one, Matter other, boolean shared) {
        if (!one.category().equals(other.category()) || isElsewhere(one, other)) {
            return Verdict.OTHER;
        }
        double likeness = one.features().likeness(other.features());
        if (likeness < PERHAPS) {
            return Verdict.OTHER;
        }
        Spot.Relation relation = one.features().spot().to(other.features().spot());
        if (one.features().particulars().contradict(other.features().particulars())) {
            return new Verdict.Perhaps(likeness, "details");
        }
        if (!Objects.equals(one.municipality(), other.municipality()) || relation == Spot.Relation.ONE_SIDED) {
            return new Verdict.Perhaps(likeness, "place");
        }
        if (!isEnough(one, other, relation, likeness)) {
            return new Verdict.Perhaps(likeness, "words");
        }
        if (one.hazard() != null || other.hazard() != null) {
            boolean sameDanger = Objects.equals(one.hazard(), other.hazard()) && relation == Spot.Relation.SAME;
            if (!sameDanger) {
                return new Verdict.Perhaps(likeness, "emergency");
            }
        }
        return shared ? new Verdict.Same(likeness) : new Verdict.Perhaps(likeness, CATEGORY);
    }

    private static boolean isEnough(Matter one, Matter other, Spot.Relation relation, double likeness) {
        return switch (relation) {
            case SAME -> likeness >= AT_PLACE;
            case STREET -> likeness >= IN_STREET;
            case NOWHERE ->
                likeness >= NOWHERE
                        && one.features().words() >= ENOUGH_WORDS
                        && other.features().words() >= ENOUGH_WORDS;
            case ONE_SIDED, OTHER -> false;
        };
    }

    /** Another place, as both say. */
    private static boolean isElsewhere(Matter one, Matter other) {
        return one.features().spot().to(other.features().spot()) == Spot.Relation.OTHER
                || one.municipality() != null
                        && other.municipality() != null
                        && !one.municipality().equals(other.municipality());
    }
}
