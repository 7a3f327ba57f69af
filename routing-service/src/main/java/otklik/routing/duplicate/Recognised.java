package otklik.routing.duplicate;

import org.jspecify.annotations.Nullable;

/** What a new message turned out to be. */
public sealed interface Recognised {

    /**
     * The first of its matter, as far as anybody can be sure.
     *
     * @param proposal the case that it may be about the same as
     */
    record First(@Nullable Proposed proposal) implements Recognised {}

    /** The same citizen wrote of the matter of his open case again. */
    record Again(long caseNumber) implements Recognised {}

    /** Another citizen's problem is the same, and is worked on already. */
    record Joins(long lead) implements Recognised {}

    /**
     * A case that a person has to compare with.
     *
     * @param why as {@link Verdict.Perhaps} says
     */
    record Proposed(long lead, double likeness, String why) {}
}
