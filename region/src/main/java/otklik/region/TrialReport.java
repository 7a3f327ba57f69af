package otklik.region;

import java.util.List;
import java.util.Map;

/**
 * What the rules of a pack would have decided otherwise.
 *
 * @param pack code of the region
 * @param version of the pack that was tried
 * @param cases that were compared
 * @param leftOut cases on which the rules did not have the last word
 * @param unchanged cases that have the same rule, agency or reason to wait, curator and deadline
 * @param rules which rule gives its cases to which, the most first
 * @param places which agency, or which reason to wait in brackets, gives its cases to which, the most first
 * @param effects how many cases are touched in which way; one case may be in several
 * @param unrouted cases that reach the last rule of the pack that was tried
 * @param lost how many cases were compared without knowing what
 * @param examples the first that would change
 * @param failures the first that could not be decided
 */
public record TrialReport(
        String pack,
        String version,
        long cases,
        long leftOut,
        long unchanged,
        List<Move> rules,
        List<Move> places,
        Effects effects,
        long unrouted,
        Map<PastCase.Lost, Long> lost,
        List<Example> examples,
        long failed,
        List<Failure> failures) {

    /** So many cases from here to there. */
    public record Move(String from, String to, long cases) {}

    /**
     * @param toTriage an agency had it, and it would wait for a person
     * @param fromTriage the other way round
     * @param otherAgency from one agency to another
     * @param otherCurator at the same agency
     * @param otherDeadline an agency had it and would have it
     */
    public record Effects(long toTriage, long fromTriage, long otherAgency, long otherCurator, long otherDeadline) {}

    public record Example(String reference, Destination then, Destination now) {}

    /** A case that no rule could judge. */
    public record Failure(String reference, String reason) {}

    public long changed() {
        return cases - unchanged - failed;
    }
}
